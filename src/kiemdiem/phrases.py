"""A deadline in the words of a document, for a plan that prints none.

They stand in documents beside the printed ones, so they are Vietnamese in every language of the program.
"""

from __future__ import annotations

from kiemdiem.plan import After, Deadline, Deliverable, Event, LegalBasis, Plan, Recurrence, Task
from kiemdiem.vietnamese import print_date, print_month

_QUARTERS = ("I", "II", "III", "IV")
_PARTS = {"finish": "hoàn thành ", "report": "báo cáo "}


def words(deadline: Deadline, plan: Plan, part: str | None = None) -> str:
    """What `deadline` says: "trước ngày 05/11/2022"; with a `part` what is to be done: "báo cáo trước ngày ..."."""
    return _PARTS.get(part or "", "") + _words(deadline, plan)


def _words(deadline: Deadline, plan: Plan) -> str:
    match deadline.meaning:
        case "before" | "by" | "on" as meaning:
            day = getattr(deadline, meaning)
            at = {"before": "trước ", "by": "chậm nhất ", "on": "lúc " if deadline.time else ""}[meaning]
            return f"{at}{_clock(deadline.time)}ngày {print_date(day)}"
        case "from":
            assert deadline.from_
            start = f"từ ngày {print_date(deadline.from_)}"
            end = f" đến {_clock(deadline.time)}ngày {print_date(deadline.to)}" if deadline.to else ""
            return start + end
        case "within":
            return f"trong {_period(deadline.within or '')}"
        case "every":
            assert deadline.every
            return _every(deadline.every)
        case "after":
            assert deadline.after
            return _after(deadline.after, plan)
        case "finish":
            both = ((deadline.finish, "finish"), (deadline.report, "report"))
            return ", ".join(words(inner, plan, part) for inner, part in both if inner)
        case "ongoing":
            return "thường xuyên"
        case _:
            return "theo yêu cầu"


def _clock(time: str | None) -> str:
    if not time:
        return ""
    hour, minute = time.split(":")
    return f"{hour} giờ {minute} " if minute != "00" else f"{hour} giờ "


def _period(period: str) -> str:
    year, _dash, part = period.partition("-")
    if part.startswith("Q"):
        return f"quý {_QUARTERS[int(part[1]) - 1]} năm {year}"
    if part.startswith("H"):
        return f"6 tháng {'đầu' if part == 'H1' else 'cuối'} năm {year}"
    return f"tháng {print_month(int(part))} năm {year}" if part else f"năm {year}"


def _every(every: Recurrence) -> str:
    lead = "trước ngày" if every.before else "chậm nhất ngày" if every.by else "ngày"
    day = f"{lead} {every.before or every.by or every.on:02d}"
    if every.period == "month":
        return f"{day} hằng tháng"
    if every.period == "year":
        return f"{day} tháng {print_month(every.month or 12)} hằng năm"
    name, months = ("quý", 3) if every.period == "quarter" else ("nửa năm", 6)
    which = {1: "đầu", months: "cuối"}.get(every.month or months, f"thứ {every.month}")
    return f"{day} tháng {which} mỗi {name}"


def _after(after: After, plan: Plan) -> str:
    step = plan.find("step", after.of)
    if isinstance(step, Task):
        when = f"khi xong việc {plan.label(step)}"
    elif isinstance(step, LegalBasis):
        when = f"ngày ban hành {step.type} số {step.number}"
    else:
        when = f"khi có “{step.name if isinstance(step, Event | Deliverable) else after.of}”"
    if after.days == 0:
        return f"ngay {when}"
    return f"trong {after.days} ngày{' làm việc' if after.working else ''} kể từ {when}"
