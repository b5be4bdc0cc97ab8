"""Thời hạn khai khác với chữ in.

Chữ in trong văn bản ghi một ngày, mục khai để máy tính ghi ngày khác (hoặc "trước ngày" mà khai là chậm nhất): nhắc
việc, tính ngày làm việc, thông báo đều sẽ sai so với văn bản đã ký.

Căn cứ: chữ in của văn bản đã ký; “trong tháng” hết vào ngày cuối tháng (Bộ luật Dân sự, điều 146); “trước ngày”, “chậm
nhất ngày” thì không văn bản nào định nghĩa.

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {phrase: Trước ngày 05/12/2022, before: 2022-12-15}  # KD206

Right:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {phrase: Trước ngày 05/12/2022, before: 2022-12-05}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Deadline, Place, Plan, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import fold, print_date, printed_dates

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@rule("KD206", "phrase-differs", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every deadline whose printed phrase says something else than its structure."""
    for task in plan.all_tasks():
        deadline = task.deadline
        for part in (deadline, deadline and deadline.finish, deadline and deadline.report):
            if part and (phrase := part.phrase or (deadline and deadline.phrase)):
                yield from _compare(part, phrase)
        if not task.tasks:
            yield from _in_sentence(plan, task)


_DAY = r"(\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
_INLINE = re.compile(rf"(?:trước|chậm nhất|muộn nhất|đến hết)(?: vào)? ngày {_DAY}", re.IGNORECASE)


def _in_sentence(plan: Plan, task: Task) -> Iterator[Finding]:
    """The deadlines that the sentence of the task prints and its deadline does not have."""
    deadline = task.deadline
    parts = [part for part in (deadline, deadline and deadline.finish, deadline and deadline.report) if part]
    declared = {day for part in parts for _place, day in _days(part)}
    for match in _INLINE.finditer(unmarked(task.text)):
        for day in printed_dates(match[1]):
            if day not in declared and not ("trước" in match[0].lower() and day - timedelta(1) in declared):
                message = _("Lời văn của {task} ghi “{words}”, mục deadline không có ngày đó").format(
                    task=plan.label(task), words=show(match[0], 60)
                )
                yield Finding(task.at("text", words=match[0]), message, _("Sửa cho khớp, hoặc thêm deadline"))


def _compare(part: Deadline, phrase: str) -> Iterator[Finding]:
    printed = printed_dates(phrase)
    for place, day in _days(part):
        if printed and day not in printed:
            message = _("Khai ngày {here}, chữ in là “{phrase}”").format(here=print_date(day), phrase=show(phrase))
            yield Finding(place, message, _("Sửa cho khớp; nếu bản in sai thì giữ chữ in và ghi thêm meant"))
    if part.within and (period := _period(phrase)) and period != part.within:
        message = _("Khai {here}, chữ in là “{phrase}”").format(here=part.within, phrase=show(phrase))
        yield Finding(part.at("within"), message, _("Sửa cho khớp; nếu bản in sai thì giữ chữ in và ghi thêm meant"))
    words = fold(phrase)
    if part.before and re.search(r"cham nhat|muon nhat|den het|het ngay", words):
        message = _("Khai before (không gồm ngày đó), chữ in là “{phrase}”").format(phrase=show(phrase))
        yield Finding(part.at("before", key=True), message, _("Viết by: gồm cả ngày đó"))
    if part.by and "truoc ngay" in words and "cham nhat" not in words:
        message = _("Khai by (gồm cả ngày đó), chữ in là “{phrase}”").format(phrase=show(phrase))
        yield Finding(part.at("by", key=True), message, _("Viết before: trước ngày đó"))
    for place, here in _otherwise(part, words):
        message = _("Khai {here}, chữ in là “{phrase}”").format(here=here, phrase=show(phrase))
        yield Finding(place, message, _("Sửa cho khớp; nếu bản in sai thì giữ chữ in và ghi thêm meant"))


def _otherwise(part: Deadline, words: str) -> Iterator[tuple[Place, str]]:
    """What is declared otherwise than printed: numbers of days, days of a month, periods, hours, no date at all."""
    if after := part.after:
        number = re.search(r"\b0*(\d+) ngay\b", words)
        if number and int(number[1]) != after.days:
            yield after.at("days"), f"{after.days} ngày"
        if number and after.working is not ("ngay lam viec" in words):
            yield after.at("working" if after.working else "days"), "ngày làm việc" if after.working else "ngày"
    if every := part.every:
        day = re.search(r"\bngay 0*(\d{1,2})\b(?!/)", words)
        declared = every.before or every.by or every.on
        if day and int(day[1]) != declared:
            yield every.at("before" if every.before else "by" if every.by else "on"), f"ngày {declared}"
        named = {period for word, period in _EVERY.items() if re.search(rf"\b(hang|moi|tung) {word}\b", words)}
        if named and every.period not in named:
            yield every.at("period"), every.period
    half = re.search(r"\b(?:6|sau) thang (dau|cuoi) nam\b", words)
    if half and part.within and part.within[5:6] == "H" and part.within[-1] != ("1" if half[1] == "dau" else "2"):
        yield part.at("within"), part.within
    hour = re.search(r"\b(\d{1,2}) ?(?:gio|h)(?: ?(\d{2}))?\b", words)
    if hour and part.time and part.time != f"{int(hour[1]):02d}:{hour[2] or '00'}":
        yield part.at("time"), part.time
    dated = part.before or part.by or part.on or part.within
    if dated and re.match(r"(thuong xuyen|kip thoi|theo yeu cau|khi co yeu cau)\W*$", words):
        yield part.at(part.meaning), str(dated)


_EVERY = {"thang": "month", "quy": "quarter", "nua nam": "half", "nam": "year"}


def _days(part: Deadline) -> Iterator[tuple[Place, date]]:
    for name, day in (("before", part.before), ("by", part.by), ("on", part.on), ("from", part.from_), ("to", part.to)):
        if day:
            yield part.at(name), day


def _period(phrase: str) -> str | None:
    """The month or quarter that `phrase` prints with its year, as the file writes it."""
    words = fold(phrase)
    if match := re.search(r"thang (\d{1,2})(?: nam |/)(\d{4})", words):
        return f"{match[2]}-{int(match[1]):02d}"
    if match := re.search(r"quy (i{1,3}|iv|[1-4])(?: nam |/)(\d{4})", words):
        return f"{match[2]}-Q{_QUARTERS[match[1]]}"
    return None
