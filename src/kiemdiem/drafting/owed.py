"""What bodies still owe on a day, and how documents tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import Due, due_of, on_the_line
from kiemdiem.drafting import tasks
from kiemdiem.drafting.frame import BLANK, LINE, in_sentence
from kiemdiem.drafting.material import Addressee
from kiemdiem.drafting.wording import counted, listed, weekday
from kiemdiem.plan import Deliverable, Plan, Role, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import print_date
from kiemdiem.word.rich import Rich, Run

IN_SENTENCE = 5
"""So many names of bodies are listed in a sentence; more stand in a table."""

IN_TABLE = 100
"""So many names stand in a table; of more only the number is told."""


@dataclass(frozen=True)
class Owed:
    """Something of a task that `bodies` have not handed in.

    `product` is the paper of the plan, None where it is no paper or the plan names none; `what` is what it is called.
    `due` is the time by which it was or is due. `received` of `of` bodies have handed it in, None where nobody has
    counted. `until` is the day to which it was put off, `returned` that on which what was handed in was sent back. `to`
    and `via` are the ids of the agencies that it goes to and through, `form` how it is handed in, `new_deadline` the
    last day on which it is asked for now.
    """

    task: Task
    bodies: tuple[Addressee, ...]
    product: Deliverable | None = None
    what: str = ""
    due: Due | None = None
    received: int | None = None
    of: int | None = None
    until: date | None = None
    returned: date | None = None
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    form: str = ""
    new_deadline: date | None = None


@dataclass(frozen=True)
class Reminder:
    """What is owed as it stands at the end of the day `as_of`, and whom to ask (`contact`, in words)."""

    as_of: date
    owed: tuple[Owed, ...]
    contact: str = ""


def from_plan(plan: Plan, task: Task, product: Deliverable | None, bodies: Iterable[Addressee], as_of: date) -> Owed:
    """What `bodies` owe of `task` on the day `as_of`, with all that the plan says of it."""
    form = tasks.form_name(plan, product) if product else ""
    return Owed(
        task=task,
        bodies=tuple(dict.fromkeys(bodies)),
        product=product,
        what=unmarked(product.name).rstrip(". ") if product else "",
        due=due_on(plan, task, as_of),
        to=(product.to if product else ()) or task.who(Role.RECEIVES),
        via=(product.via if product else ()) or task.who(Role.THROUGH),
        form=f"theo {form}" if form else "",
    )


def due_on(plan: Plan, task: Task, day: date) -> Due | None:
    """The last of the times the task was due before `day`, else the next; None for a task that is never late."""
    if task.conditional:
        return None
    dated = sorted((due.last_day, index, due) for index, due in enumerate(due_of(plan, task)) if due.last_day)
    past = [due for last, _index, due in dated if last < day]
    return past[-1] if past else next((due for _last, _index, due in dated), None)


def named(plan: Plan, owed: Owed) -> str:
    """The item of the plan, what is owed of it, and by when: "mục II.4: bản kiểm điểm; thời hạn: ..."."""
    what = f": {owed.what}" if owed.what else ""
    put_off = f"được gia hạn đến hết ngày {print_date(owed.until)}" if owed.until else ""
    return "; ".join(filter(None, (f"mục {plan.label(owed.task)}{what}", _due(owed.due), put_off)))


def _due(due: Due | None) -> str:
    if due is None:
        return ""
    phrase = due.phrase.rstrip(". ")
    notes = [f"hiểu là {due.meant}"] if due.meant else []
    if due.last_day and due.kind in tasks.WORKED_OUT and not due.time:
        notes.append(f"đến hết {tasks.day_in_words(due.last_day)}")
    noted = f" ({'; '.join(notes)})" if notes else ""
    return f"thời hạn: {phrase[:1].lower()}{phrase[1:]}{noted}"


def status(plan: Plan, owed: Owed, as_of: date) -> str:
    """How it stands: how late in working days, how many have handed it in, who has not (more than five: in a table); of
    what was sent back, that it has not come in again.
    """
    late = lateness(plan, owed, as_of)
    if owed.returned:
        sent_back = f"bản đã gửi được trả lại ngày {print_date(owed.returned)}, chưa nhận được bản gửi lại"
        return "; ".join(filter(None, (late, sent_back)))
    return "; ".join(filter(None, (late, _received(owed), _missing(owed))))


def lateness(plan: Plan, owed: Owed, as_of: date) -> str:
    """How late something is at the end of a day, or how long there is, in working days; nothing without a date."""
    last_day = owed.until or (owed.due.last_day if owed.due else None)
    if last_day is None:
        return ""
    calendar = Calendar.of(plan.calendar)
    left = calendar.working_days_between(as_of, calendar.last_working_day(last_day))
    if last_day == as_of or (owed.due and not owed.until and on_the_line(owed.due, as_of)):
        return "đã đến hạn"
    if last_day < as_of:
        return f"đã quá hạn {counted(-left)} ngày làm việc" if left < 0 else "đã quá hạn"
    return f"còn {counted(left)} ngày làm việc đến hạn" if left > 0 else "không còn ngày làm việc nào đến hạn"


def in_table(owed: Owed) -> list[str]:
    """The names of the bodies that owe it, where they are too many for a sentence and not for a table."""
    return [body.name for body in owed.bodies] if IN_SENTENCE < len(owed.bodies) <= IN_TABLE else []


def request(plan: Plan, owed: Owed, whom: str = "") -> Rich:
    """What is asked (of `whom`, where it has to be said): to finish, where to send it and how, and by when, in bold."""
    act = "gửi" if owed.product or owed.what else "báo cáo kết quả"
    where = tasks.address(plan, owed.to, owed.via) or LINE
    towards = f"qua {where.removeprefix('Qua ')}" if where.startswith("Qua ") else f"về {in_sentence(where)}"
    form = f", {owed.form}" if owed.form else ""
    asked = f"Đề nghị{f' {whom}' if whom else ''} khẩn trương hoàn thành, {act} {towards}{form}, "
    return Rich((Run(asked), Run(_until(owed.new_deadline), bold=True), Run(".")))


def _until(day: date | None) -> str:
    if day is None:
        return f"chậm nhất ngày {BLANK}/{BLANK}/{BLANK}"
    return f"chậm nhất {weekday(day)}, ngày {print_date(day)}"


def _received(owed: Owed) -> str:
    if owed.received is None:
        return ""
    if owed.of is not None:
        return f"đã nhận được của {owed.received}/{owed.of} đơn vị"
    return f"đã nhận được của {counted(owed.received)} đơn vị" if owed.received else "chưa nhận được của đơn vị nào"


def _missing(owed: Owed) -> str:
    names = [in_sentence(body.name) for body in owed.bodies]
    if len(names) == 1 and (owed.received is None or owed.of is None):
        return f"chưa nhận được của {names[0]}"
    missing = len(names) if owed.received is None or owed.of is None else owed.of - owed.received
    counted_so = f"còn {counted(missing)} đơn vị chưa gửi"
    some = missing > len(names)
    if len(names) > IN_TABLE:
        return counted_so
    if in_table(owed):
        return f"{counted_so}, {'trong đó có các đơn vị' if some else 'có tên'} trong bảng dưới đây"
    return f"{counted_so}{', trong đó có' if some else ':'} {listed(names)}"
