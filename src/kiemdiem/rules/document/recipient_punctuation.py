"""Nơi nhận ghi sai dấu hoặc sai dòng lưu.

Công cụ tự in gạch đầu dòng và dấu cuối dòng: văn bản của Đảng theo Hướng dẫn 36-HD/VPTW (mục 1.9) là dấu phẩy, theo
Hướng dẫn 05-HD/VPTW và văn bản nhà nước là dấu chấm phẩy, dòng cuối là dấu chấm; ghi thêm ở text thì in ra hai dấu.
Dòng cuối là nơi lưu: “Lưu Văn phòng …” ở văn bản của Đảng, “Lưu: VT, …” ở văn bản nhà nước. Công văn có dòng đầu là
“Như trên”.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.9; Hướng dẫn 05-HD/VPTW, mục I.9.2.5; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.9.

Wrong:

    recipients:
      - {text: "- Thường trực Tỉnh ủy,", to: [tinh-uy]}  # KD607
      - {text: Lưu Văn phòng Tỉnh ủy, to: [van-phong], keeps: true}  # KD607
      - {text: Các huyện ủy, to: [huyen-uy]}

Right:

    recipients:
      - {text: Thường trực Tỉnh ủy, to: [tinh-uy]}
      - {text: Các huyện ủy, to: [huyen-uy]}
      - {text: Lưu Văn phòng Tỉnh ủy, to: [van-phong], keeps: true}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Edit, Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Recipient
from kiemdiem.source import Source
from kiemdiem.source.stretches import stretches
from kiemdiem.symbols import side
from kiemdiem.vietnamese import fold

_LEAD = re.compile(r"[-–—•+*]+\s*")
_TAIL = re.compile(r"\s*(?<!\.)[,;.]+$")
_NO_MARK = ("v.v.", "v.v", "...")


@rule("KD607", "recipient-punctuation", Severity.WARNING, of_text=True)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """What is wrong with the marks of the recipients, the line that keeps a copy, the first line of a letter."""
    if not plan.recipients:
        return
    for recipient in plan.recipients:
        yield from _marks(recipient, law.source)
    yield from _keeping(plan)
    first = plan.recipients[0]
    if plan.document.type == "công văn" and not fold(first.text).startswith("nhu tren"):
        message = _("Dòng đầu Nơi nhận của công văn là “{text}”, không phải “Như trên”").format(
            text=show(first.text, 80)
        )
        yield Finding(first.at("text"), message, _("Thêm dòng “Như trên” lên đầu"), severity=Severity.NOTE)


def _marks(recipient: Recipient, source: Source) -> Iterator[Finding]:
    text = recipient.text
    lead = _LEAD.match(text)
    tail = None if text.endswith(_NO_MARK) else _TAIL.search(text)
    if not lead and not tail:
        return
    marks = " ".join(f"“{mark.group().strip()}”" for mark in (lead, tail) if mark)
    bare = text[lead.end() if lead else 0 : tail.start() if tail else len(text)]
    message = _("Nơi nhận “{text}” ghi sẵn dấu {marks}, khi in sẽ thừa").format(text=show(text, 80), marks=marks)
    hint = _("Chỉ ghi “{text}”").format(text=show(bare, 80))
    yield Finding(recipient.at("text"), message, hint, fix=_fix(recipient, text, bare, source))


def _fix(recipient: Recipient, text: str, bare: str, source: Source) -> tuple[Edit, ...]:
    """The change of a text that stands on one line, as it is or in quotes."""
    lines = stretches(source, recipient.at("text").steps)
    start = lines[0].text.find(text) if len(lines) == 1 else -1
    return (Edit(lines[0].span(start, start + len(text)), bare),) if start >= 0 else ()


def _keeping(plan: Plan) -> Iterator[Finding]:
    """What is wrong with the line that keeps a copy: not there, not last, not in the form of its side."""
    last = plan.recipients[-1]
    kept = [recipient for recipient in plan.recipients if recipient.keeps]
    if not kept and re.match(r"Lưu\b", last.text):
        message = _("Dòng “{text}” là dòng lưu nhưng thiếu keeps: true").format(text=show(last.text, 80))
        yield Finding(last.at("text"), message, _("Thêm keeps: true vào dòng này"))
    elif not kept:
        form = "Lưu: VT, …" if side(plan.agency_name(plan.document.issuer)) == "state" else "Lưu Văn phòng …"
        hint = _("Thêm dòng cuối, ví dụ “{form}”").format(form=form)
        yield Finding(last.at("text"), _("Nơi nhận không có dòng lưu ở cuối"), hint)
    for recipient in kept:
        if recipient is not last:
            message = _("Dòng lưu “{text}” không đứng cuối Nơi nhận").format(text=show(recipient.text, 80))
            yield Finding(recipient.at("text"), message, _("Chuyển dòng lưu xuống cuối"))
        yield from _form(plan, recipient)


def _form(plan: Plan, recipient: Recipient) -> Iterator[Finding]:
    own_side = side(plan.agency_name(plan.document.issuer))
    wanted = {"state": "“Lưu: VT, …”", "party": "“Lưu Văn phòng …”"}
    if not re.match(r"Lưu\b", recipient.text):
        message, hint = _("Dòng lưu “{text}” không bắt đầu bằng “Lưu”"), _("Viết “Lưu …”")
    elif own_side == "state" and not recipient.text.startswith("Lưu:"):
        message, hint = _("Dòng lưu “{text}” viết theo lối văn bản của Đảng"), _("Viết {form}")
    elif own_side == "party" and re.match(r"Lưu\s*:", recipient.text):
        message, hint = _("Dòng lưu “{text}” viết theo lối văn bản nhà nước"), _("Viết {form}")
    else:
        return
    form = wanted.get(own_side or "", "")
    yield Finding(recipient.at("text"), message.format(text=show(recipient.text, 80)), hint.format(form=form))
