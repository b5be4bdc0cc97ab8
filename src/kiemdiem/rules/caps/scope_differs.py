"""Kế hoạch tính tỷ lệ trong phạm vi khác với quy định.

Kế hoạch ghi "ở từng đảng bộ, từng tập thể…", quy định lại tính trong phạm vi khác: Hướng dẫn 21-HD/BTCTW tính trong
từng tổ chức cơ sở đảng (đảng viên), từng loại tập thể, các vị trí tương đương. Mẫu số khác nhau thì số suất khác nhau,
và cấp trên duyệt sẽ tính theo quy định. Phạm vi của tổ chức đảng chưa đối chiếu được với nguyên văn.

Căn cứ: Hướng dẫn 21-HD/BTCTW; kế hoạch 2022, mục II.2.

Wrong:

    rulebook: "2019"
    caps:
      - id: xuat-sac
        text: ở từng cơ quan, đơn vị, số đảng viên hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        within: [unit]  # KD406

Right:

    rulebook: "2019"
    caps:
      - id: xuat-sac
        text: ở từng tổ chức cơ sở đảng, số đảng viên hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        within: [unit]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kiemdiem.classes import Classes
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.rulebooks import CapRule

_UNIT = (
    r"(?:đảng bộ|chi bộ|đảng ủy|tập thể|cơ quan|đơn vị|tổ chức|nhóm|loại|vị trí|cấp|ngành|lĩnh vực|địa phương|khối"
    r"|cụm)\b(?:(?! (?:không|bảo đảm|đảm bảo|để|số|được|theo|có|phải|khi|và|do)\b)[^,;.()“”\n])*"
)
_EACH = re.compile(rf"\btừng {_UNIT}(?:(?:, và|,| và) (?:từng )?{_UNIT})*", re.IGNORECASE)
_SAME = {"tổ chức cơ sở đảng": ("đảng bộ cơ sở", "chi bộ cơ sở", "tccsđ")}
"""Other words for a scope: a grass-roots organisation is a đảng bộ or a chi bộ cơ sở."""


@rule("KD406", "cap-scope-differs", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every cap that is counted in each of some units, none of which the rulebook counts in."""
    classes = Classes(plan)
    said = cache(lambda key: _said_by_task(plan, key))
    for cap in plan.caps if law.rulebook else ():
        assert law.rulebook
        rules = classes.rules(cap, law.rulebook)
        place, words = cap.at("text", words=_each(cap.text)), _each(cap.text)
        if not words and cap.task:
            place, words = said(cap.task).get(cap.percent, (place, ""))
        if words and rules and not any(_agree(words, scope) for known in rules for scope in known.scopes):
            yield Finding(cap.at("within") if cap.within else place, *_said(classes, words, rules))


def _said_by_task(plan: Plan, key: str) -> dict[int, tuple[Place, str]]:
    """For every percentage in the task's text, the "từng …" of its sentence."""
    task = plan.find("task", key)
    found: dict[int, tuple[Place, str]] = {}
    if not isinstance(task, Task):
        return found
    for sentence in re.split(r"[;\n]|\.\s", unmarked(task.text)):
        for percent in re.findall(r"\b(\d{1,3}) ?%", sentence) if (words := _each(sentence)) else ():
            found.setdefault(int(percent), (task.at("text", words=words), words))
    return found


def _each(text: str) -> str:
    found = _EACH.search(unmarked(text))
    return found[0].strip(" ,") if found else ""


def _agree(words: str, scope: str) -> bool:
    """Whether "từng …" counts in `scope`: it has its words, or the beginning of them (từng loại tập thể)."""
    small, scope = words.casefold(), scope.casefold()
    if scope in small.replace("tổ chức cơ sở đảng", "tổ chức đảng"):
        return True
    if any(name in small for name in (scope, *_SAME.get(scope, ()))):
        return True
    parts = [part.strip() for part in scope.split(",")]
    units = [unit.strip().removeprefix("từng ") for unit in re.split(r",| và ", small)]
    return any(unit in parts or (" " in unit and scope.startswith(f"{unit} ")) for unit in units)


def _said(classes: Classes, words: str, rules: tuple[CapRule, ...]) -> tuple[str, str]:
    """Message and hint."""
    scopes = [f"{', '.join(known.scopes)} ({classes.name(known.subject)})" for known in rules if known.scopes]
    message = _("Kế hoạch tính ở “{here}”; {paper} tính trong: {there}").format(
        here=show(words, 80), paper=rules[0].source, there="; ".join(scopes)
    )
    return message, _("Tính theo phạm vi của quy định, hoặc nêu văn bản cho phép tính khác")
