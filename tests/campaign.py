"""A small campaign with its deadlines, papers and units, for tests of documents; and facts in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import drafting
from kiemdiem import arguments, documents, formats
from kiemdiem.drafting.material import Addressee, Draft
from kiemdiem.errors import InvalidInputError
from kiemdiem.load import load
from kiemdiem.plan import Plan
from kiemdiem.source import parse
from kiemdiem.word import Template

PLAN = """\
document:
  subject: kiểm điểm, đánh giá, xếp loại chất lượng năm 2022
  year: 2022
  issuer: btv
  letterhead: {superior: Đảng bộ tỉnh A, issuer: Thị ủy B}
  number: 12-KH/TU
  place: Thị xã B
  date: 2022-10-28
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: thuong-truc, name: Thường trực Thị ủy, superior: btv}
  - {id: tinh-uy, name: Ban Thường vụ Tỉnh ủy}
  - {id: tc-nv, name: Cơ quan Tổ chức - Nội vụ thị xã, superior: btv}
  - {id: hdnd, name: Thường trực HĐND thị xã}
  - {id: ubnd, name: UBND thị xã}
  - {id: co-so, name: "Các đảng ủy, chi bộ trực thuộc Thị ủy", kind: group, superior: btv}
  - {id: tmgv, name: "các cơ quan tham mưu, giúp việc Thị ủy", kind: group}
agency_groups:
  - {id: hdnd-ubnd, name: "Thường trực HĐND, UBND thị xã", members: [hdnd, ubnd]}
forms:
  - {id: mau-02, name: Mẫu 02-HD}
tasks:
  - id: "1"
    text: Xây dựng kế hoạch.
    roles:
      - {role: directs, who: btv}
      - {role: advises, who: tc-nv}
      - {role: implements, who: co-so}
    deadline: {phrase: Trước ngày 05/11/2022, before: 2022-11-05}
    produces:
      - {id: ke-hoach-don-vi, name: kế hoạch của đơn vị, by: [co-so, ubnd]}
      - {id: quan-triet, name: biên bản quán triệt, by: co-so}
  - id: "4"
    text: Tổ chức kiểm điểm.
    roles:
      - {role: directs, who: thuong-truc}
      - {role: implements, who: co-so}
    deadline: {phrase: Hoàn thành chậm nhất ngày 05/12/2022, by: 2022-12-05}
    produces:
      - {id: ban-kiem-diem, name: bản kiểm điểm, by: co-so, to: btv, via: tc-nv, form: mau-02}
  - id: "5"
    text: Nhận xét, đánh giá cấp dưới.
    roles:
      - {role: directs, who: btv}
      - {role: coordinates, who: [tc-nv, hdnd-ubnd]}
      - {role: implements, who: hdnd-ubnd}
      - {role: receives, who: thuong-truc}
    deadline: {phrase: Trước ngày 05/12/2022., before: 2022-12-05}
  - id: "9"
    text: Gửi hồ sơ theo yêu cầu.
    roles:
      - {role: implements, who: [ubnd, co-so]}
    deadline: {on_request: true}
implementation:
  - id: "III.1"
    text: Phản ánh vướng mắc.
    modifiers: {conditional: nếu có vướng mắc}
    roles:
      - {role: implements, who: co-so, in_sentence: true}
    deadline: {phrase: kịp thời, ongoing: true}
  - id: "III.2"
    text: Theo dõi, đôn đốc.
    roles:
      - {role: leads, who: ubnd, in_sentence: true}
  - id: "III.3"
    text: Đăng ký, mời dự kiểm điểm.
    roles:
      - {role: implements, who: co-so, in_sentence: true}
    deadline: {phrase: trong tháng 02 năm 2022, within: 2022-02, meant: {within: 2023-02}}
    duties:
      - {id: moi-1, kind: invite, what: mời dự, by: co-so, guests: [thuong-truc, tc-nv], capacity: "dự, chỉ đạo"}
      - {id: moi-2, kind: invite, what: mời đại diện lãnh đạo dự, by: co-so, guests: tmgv, capacity: "dự, theo dõi"}
recipients:
  - {text: Thường trực Thị ủy, to: thuong-truc}
  - {text: Lưu Văn phòng Thị ủy, to: tc-nv, keeps: true}
signature: {authority: T/M BAN THƯỜNG VỤ, capacity: PHÓ BÍ THƯ, name: Nguyễn Văn A}
units:
"""
PLAN += "".join(f"  - {{id: xa-{n}, name: Đảng ủy xã {n}, part_of: co-so}}\n" for n in range(1, 13))


def small(text: str = PLAN) -> Plan:
    """The small campaign."""
    found = load(parse(text, "plan.yaml"))
    assert isinstance(found, Plan)
    return found


def drafts(
    kind: str, text: str, *agencies: str, plan: Plan | None = None, profile: str = "dang-hd36", day: date | None = None
) -> list[Draft]:
    """The documents of a kind that these facts make of the small campaign, or of `plan`."""
    made = drafting.material(plan or small(), profile=profile, day=day, facts=drafting.facts(kind, text))
    chosen = tuple(Addressee(*arguments.called(made.plan, name)) for name in agencies)
    return drafting.drafts(kind, replace(made, chosen=chosen))


def context(kind: str, text: str, *agencies: str, **options: Any) -> Mapping[str, Any]:
    """What fills the template of the first of them."""
    return drafts(kind, text, *agencies, **options)[0].context


def complaint(kind: str, text: str, **options: Any) -> tuple[str, str, int]:
    """What is said of facts that cannot be: message, hint, line."""
    with pytest.raises(InvalidInputError) as caught:
        drafts(kind, text, **options)
    report: Any = caught.value.report
    (found,) = report.diagnostics
    return found.message, found.hint, found.span.line


def rendered(kind: str, draft: Draft, folder: Path, profile: str = "dang-hd36") -> Path:
    """The document as a file, from the shipped template."""
    path = folder / "a.docx"
    template = Template.open(documents.kind(kind).template, formats.find(profile).templates)
    path.write_bytes(template.render(draft.context, draft.notes))
    return path
