"""The notice of results: what it says of sixty units (số liệu minh họa), and how it looks."""

from __future__ import annotations

import io
import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

import sixty
from drafting import drafts, material
from kiemdiem import arguments, documents, language
from kiemdiem.drafting import figures
from kiemdiem.drafting.facts import read_facts, sample_facts
from kiemdiem.drafting.result_facts import SAMPLE, ResultFacts
from kiemdiem.errors import InvalidInputError, KiemdiemError
from kiemdiem.plan import Plan
from kiemdiem.word import Template
from pages import need_programs, sheets, to_pdf, words
from rolls import Row, write_csv
from running import PLAN_2022, kiemdiem

LEVELS = {
    "excellent": "Hoàn thành xuất sắc nhiệm vụ",
    "good": "Hoàn thành tốt nhiệm vụ",
    "satisfactory": "Hoàn thành nhiệm vụ",
    "unsatisfactory": "Không hoàn thành nhiệm vụ",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sixty")


@pytest.fixture(scope="module")
def plan(folder: Path) -> Plan:
    return sixty.plan(folder)


@pytest.fixture(scope="module")
def counted(folder: Path, plan: Plan) -> figures.Figures:
    return figures.read([str(sixty.roll(folder))], plan)


def made(plan: Plan, counted: figures.Figures, **options: Any) -> Mapping[str, Any]:
    return drafts("thong-bao-ket-qua", material(plan, figures=counted, **options))[0].context


def of_rows(folder: Path, plan: Plan, rows: Iterable[Row], stage: str | None = None) -> figures.Figures:
    return figures.read([str(write_csv(list(rows), folder / "rows.csv"))], plan, stage=stage)


def text(value: Any) -> str:
    """Every word of a context."""
    if isinstance(value, Mapping):
        return " ".join(map(text, value.values()))
    return " ".join(map(text, value)) if isinstance(value, list) else str(value)


@pytest.fixture(scope="module")
def context(plan: Plan, counted: figures.Figures) -> Mapping[str, Any]:
    return made(plan, counted)


def class_of(context: Mapping[str, Any], title: str) -> Mapping[str, Any]:
    return next(one for one in context["cac_loai"] if one["ten"].endswith(title))


# What it says.


def test_organisations_are_told_by_level_the_excellent_by_name(context: Mapping[str, Any]) -> None:
    told = class_of(context, "Tổ chức cơ sở đảng")
    own = Counter(row["decided"] for row in sixty.rows() if row["subject"] == "organisation" and "body" not in row)
    names = [row["name"] for row in sixty.rows() if row["subject"] == "organisation" and "body" not in row
             and row["decided"] == "excellent"]  # fmt: skip
    assert told["tong"] == "Tổng số 60 tổ chức; được đánh giá, xếp loại 60 tổ chức (100%)."
    for line, (level, name) in zip(told["cac_muc"], LEVELS.items(), strict=True):
        assert line.startswith(f"- {name}: {own[level]} tổ chức (")
    assert all(name in told["cac_muc"][0] for name in names)
    assert not any(name in line for name in names for line in told["cac_muc"][1:])


def test_the_share_of_the_excellent_is_told_with_its_base(context: Mapping[str, Any]) -> None:
    told = class_of(context, "Tổ chức cơ sở đảng")
    assert told["ty_le"] == (
        "Số hoàn thành xuất sắc nhiệm vụ bằng 16,98% số hoàn thành tốt nhiệm vụ trở lên (9/53 tổ chức)."
    )


def test_members_are_told_in_numbers_those_exempt_and_those_not_yet_rated_apart(context: Mapping[str, Any]) -> None:
    members = [row for row in sixty.rows() if row["subject"] == "member"]
    exempt = sum("excluded" in row for row in members)
    waiting = sum(row["decided"] == "unrated" and "excluded" not in row for row in members)
    due = len(members) - exempt
    told = class_of(context, "Đảng viên")["tong"]
    numbers = [int(number.replace(".", "")) for number in re.findall(r"(?<![,\d])([\d.]+) đảng viên", told)]
    assert numbers == [len(members), exempt, due, due - waiting, waiting]
    assert f"(kết nạp dưới 6 tháng: {waiting})." in told
    assert "miễn hoặc đình chỉ sinh hoạt đảng" in told


def test_no_member_and_nobody_inside_a_unit_is_named(context: Mapping[str, Any]) -> None:
    every = text(context)
    assert "Đảng viên 3" not in every
    assert "Chi bộ số 1" not in every


def test_collectives_are_told_by_group(context: Mapping[str, Any]) -> None:
    first, second = class_of(context, "Tập thể lãnh đạo, quản lý")["cac_nhom"]
    assert first.startswith("- Ban thường vụ, ban chấp hành: được đánh giá, xếp loại 32 tập thể; ")
    assert second.startswith("- Chi ủy: được đánh giá, xếp loại 28 tập thể; ")
    assert second.endswith("tỷ lệ xuất sắc trong số tốt trở lên 16,67% (4/24).")


def test_every_annex_is_named_in_the_text_with_what_it_holds(context: Mapping[str, Any]) -> None:
    told = context["theo_nhom"]
    labels = [annex["nhan"] for annex in (*context["cac_phu_luc"], context["phu_luc"])]
    assert labels == [f"Phụ lục {number}" for number in range(1, 9)]
    assert [line.split(":")[0] for line in told] == [f"- {label}" for label in labels]
    assert told[0] == "- Phụ lục 1: Đảng bộ xã, phường (20 tổ chức);"
    assert told[-1] == "- Phụ lục 8: tổng hợp theo nhóm đối tượng, tỷ lệ hoàn thành xuất sắc nhiệm vụ."


def test_each_list_has_every_row_of_its_group_in_the_order_of_the_plan(context: Mapping[str, Any]) -> None:
    heads = next(annex for annex in context["cac_phu_luc"] if annex["ten"].endswith("Nhóm: Bí thư"))
    rows = [row for row in sixty.rows() if row["comparable_group"] == "Bí thư"]
    short = {"excellent": "HTXSNV", "good": "HTTNV", "satisfactory": "HTNV", "unsatisfactory": "KHTNV"}
    assert [(row["tt"], row["ten"], row["tu"], row["de_nghi"], row["ket_qua"]) for row in heads["dong"]] == [
        (str(n), row["name"], short[row["self_rating"]], short[row["proposed"]], short[row["decided"]])
        for n, row in enumerate(rows, 1)
    ]
    assert heads["cong"] == "Tổng số 60: HTXSNV 9; HTTNV 44; HTNV 6; KHTNV 1."
    assert (heads["cot_ten"], heads["cot_them"], heads["co_them"]) == ("Họ và tên", "Chức vụ, đơn vị", True)


def test_a_list_repeats_no_unit_that_the_name_says(context: Mapping[str, Any]) -> None:
    by_name = {annex["ten"].split(": ")[1]: annex for annex in context["cac_phu_luc"]}
    assert by_name["Đảng bộ cơ quan"]["co_them"] is False
    assert by_name["Ban thường vụ, ban chấp hành"]["co_them"] is False
    assert by_name["Bí thư"]["dong"][0]["them"] == "Bí thư đảng ủy phường số 01"


def test_classes_and_their_groups_foot_in_the_table_of_all(context: Mapping[str, Any]) -> None:
    lines = context["phu_luc"]["dong"]
    numbers = ("tong", "duoc", "xs", "tot", "ht", "kht", "chua")

    def count(line: Mapping[str, str], name: str) -> int:
        return int(line[name].replace(".", ""))

    classes = [line for line in lines if line["dam"]]
    for place, line in enumerate(classes, 1):
        assert count(line, "duoc") + count(line, "chua") == count(line, "tong")
        assert sum(count(line, name) for name in ("xs", "tot", "ht", "kht")) == count(line, "duoc")
        shares = [float(line[f"{name}_tl"].replace(",", ".")) for name in ("xs", "tot", "ht", "kht")]
        assert sum(shares) == pytest.approx(100, abs=0.02)
        groups = [one for one in lines if one["tt"].startswith(f"{place}.")]
        for name in numbers if groups else ():
            assert sum(count(one, name) for one in groups) == count(line, name)
    assert [line["ten"] for line in classes] == [
        "Tổ chức cơ sở đảng",
        "Chi bộ, tổ chức đảng trực thuộc",
        "Đảng viên",
        "Tập thể lãnh đạo, quản lý",
        "Cá nhân cán bộ lãnh đạo, quản lý",
    ]
    assert (classes[0]["xs_tren_tot"], classes[0]["co_so"]) == ("16,98", "9/53")


@pytest.mark.parametrize(
    ("profile", "label", "title", "reference"),
    [
        ("dang-hd36", "Phụ lục 1", "Kết quả đánh giá, xếp loại chất lượng năm 2022\nNhóm: Đảng bộ xã, phường", ""),
        (
            "dang-hd05",
            "Phụ lục 1",
            "Kết quả đánh giá, xếp loại chất lượng năm 2022\nNhóm: Đảng bộ xã, phường",
            "(Kèm theo Thông báo số …-TB/…, ngày 20/12/2022 của Ban Thường vụ Thị ủy B)",
        ),
        (
            "nn-nd30",
            "Phụ lục I",
            "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG NĂM 2022\nNHÓM: ĐẢNG BỘ XÃ, PHƯỜNG",
            "(Kèm theo Thông báo số …/TB-… ngày 20 tháng 12 năm 2022 của Ban Thường vụ Thị ủy B)",
        ),
    ],
)
def test_annexes_are_headed_as_the_rules_want_it(
    plan: Plan, counted: figures.Figures, profile: str, label: str, title: str, reference: str
) -> None:
    first = made(plan, counted, profile=profile, day=date(2022, 12, 20))["cac_phu_luc"][0]
    assert (first["nhan"], first["ten"], first["kem_theo"]) == (label, title, reference)


def test_without_facts_the_meeting_is_a_blank_and_nothing_is_asked_for(context: Mapping[str, Any]) -> None:
    assert "trên cơ sở kết quả phiên họp ngày ……/……/……, Ban Thường vụ Thị ủy B thông báo" in context["can_cu"]
    assert (context["muc_han_che"], context["muc_yeu_cau"], context["yeu_cau"]) == ("", "", [])


FACTS = """\
decisions:
  - {number: 512-QĐ/TU, date: 2022-12-12}
  - {type: Kết luận, number: 88-KL/TU, date: 2022-12-13, issuer: thuong-truc}
meeting: 2022-12-11
requests: [Các đảng ủy khắc phục khuyết điểm đã nêu.]
report: {what: kết quả khắc phục, to: thuong-truc, via: Cơ quan Tổ chức - Nội vụ thị xã, by: 2023-03-31}
"""


def with_facts(plan: Plan, counted: figures.Figures, folder: Path, told: str) -> Mapping[str, Any]:
    path = folder / "facts.yaml"
    path.write_text(told, encoding="utf-8")
    return made(plan, counted, facts=read_facts(str(path), ResultFacts))


def test_what_decided_the_results_and_who_reports_are_told(
    plan: Plan, counted: figures.Figures, tmp_path: Path
) -> None:
    told = with_facts(plan, counted, tmp_path, FACTS)
    assert told["can_cu"].endswith(
        "; căn cứ Quyết định số 512-QĐ/TU, ngày 12/12/2022 của Ban Thường vụ Thị ủy B; căn cứ Kết luận số 88-KL/TU,"
        " ngày 13/12/2022 của Thường trực Thị ủy B; trên cơ sở kết quả phiên họp ngày 11/12/2022, Ban Thường vụ Thị ủy"
        " B thông báo kết quả như sau:"
    )
    assert told["muc_yeu_cau"] == "3. Yêu cầu"
    assert told["yeu_cau"] == [
        "- Các đảng ủy khắc phục khuyết điểm đã nêu;",
        "- Các cơ quan, đơn vị có liên quan báo cáo kết quả khắc phục về Thường trực Thị ủy B (qua Cơ quan Tổ chức -"
        " Nội vụ thị xã) chậm nhất ngày 31/3/2023.",
    ]


@pytest.mark.parametrize(
    ("told", "line", "hint"),
    [
        ("report: {to: Thuong truc thi uy C}", 1, "Thường trực Thị ủy B"),
        ("meeting: 2022-12-11\ninside: [Bí thu chi bộ]", 2, "Bí thư"),
        ("decisions: [{issuer: Ban thuong vu tinh uy X}]", 1, "Ban Thường vụ Tỉnh ủy A"),
    ],
)
def test_a_name_that_means_nothing_is_refused_at_its_line(
    plan: Plan, counted: figures.Figures, tmp_path: Path, told: str, line: int, hint: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        with_facts(plan, counted, tmp_path, told)
    (found,) = caught.value.report.diagnostics
    assert found.span.line == line
    assert hint in found.hint


def test_the_sample_of_facts_loads_as_it_is(plan: Plan, counted: figures.Figures) -> None:
    told = made(plan, counted, facts=sample_facts(SAMPLE, ResultFacts))
    assert told["muc_han_che"] == "3. Hạn chế, khuyết điểm cần khắc phục"
    assert told["muc_yeu_cau"] == "4. Yêu cầu"


def test_bodies_inside_units_are_listed_where_their_group_is_asked_for(
    plan: Plan, counted: figures.Figures, tmp_path: Path
) -> None:
    told = with_facts(plan, counted, tmp_path, "inside: [chi bo truc thuoc]")
    (branches,) = [annex for annex in told["cac_phu_luc"] if annex["ten"].endswith("Nhóm: Chi bộ trực thuộc")]
    assert len(branches["dong"]) == sum("body" in row for row in sixty.rows())
    assert (branches["dong"][0]["ten"], branches["dong"][0]["them"]) == ("Chi bộ số 1", "Đảng bộ phường số 01")


def test_a_document_is_vietnamese_whatever_the_program_speaks(
    folder: Path, plan: Plan, context: Mapping[str, Any]
) -> None:
    with language.speaking("en"):
        counted = figures.read([str(folder / "sixty.csv")], plan)
        assert made(plan, counted) == context
        assert language.current() == "en"


def test_ratings_that_nobody_has_decided_are_not_announced(tmp_path: Path, plan: Plan) -> None:
    rows = [{**row, "decided": ""} for row in sixty.rows() if row["subject"] == "organisation"]
    with pytest.raises(KiemdiemError) as caught:
        made(plan, of_rows(tmp_path, plan, rows))
    assert "chưa có mức xếp loại đã quyết định" in caught.value.message


def test_who_waits_for_a_decision_is_not_yet_rated(tmp_path: Path, plan: Plan) -> None:
    rows = [row for row in sixty.rows() if row["subject"] == "organisation" and "body" not in row]
    rows[0]["decided"] = ""
    told = class_of(made(plan, of_rows(tmp_path, plan, rows)), "Tổ chức cơ sở đảng")
    assert told["tong"] == (
        "Tổng số 60 tổ chức; được đánh giá, xếp loại 59 tổ chức (98,33%); chưa đánh giá, xếp loại 1 tổ chức"
        " (chưa có quyết định: 1)."
    )


def test_too_many_names_for_one_document_are_refused_with_the_way_out(tmp_path: Path, plan: Plan) -> None:
    unit = sixty.units()[0][0]
    one = {"unit": unit, "subject": "leader", "comparable_group": "Bí thư", "name": "A", "decided": "good"}
    with pytest.raises(KiemdiemError) as caught:
        made(plan, of_rows(tmp_path, plan, [one] * 5001))
    assert "5.000" in caught.value.message
    assert caught.value.hint


def test_a_roll_of_members_alone_has_one_annex_without_a_number(tmp_path: Path, plan: Plan) -> None:
    need_programs()
    members = [row for row in sixty.rows() if row["subject"] == "member"]
    context = made(plan, of_rows(tmp_path, plan, members))
    assert context["cac_phu_luc"] == []
    assert context["theo_nhom"] == ["- Phụ lục: tổng hợp theo nhóm đối tượng, tỷ lệ hoàn thành xuất sắc nhiệm vụ."]
    file = tmp_path / "a.docx"
    file.write_bytes(Template.open("thong-bao-ket-qua.docx").render(context))
    assert [sheet.width > sheet.height for sheet in sheets(to_pdf(file, tmp_path))] == [False, True]


def test_hostile_values_of_a_roll_are_text_in_the_document(tmp_path: Path, plan: Plan) -> None:
    name = "Nguyê\u0303n <b>& {{ 7*7 }} {%p if x %}"
    row = {"unit": sixty.units()[0][0], "subject": "leader", "comparable_group": "Bí thư", "decided": "good"}
    context = made(plan, of_rows(tmp_path, plan, [{**row, "name": name}]))
    opened = docx.Document(io.BytesIO(Template.open("thong-bao-ket-qua.docx").render(context)))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    assert "Nguyễn <b>& {{ 7*7 }} {%p if x %}" in cells
    with pytest.raises(InvalidInputError):
        of_rows(tmp_path, plan, [{**row, "name": "A\u202eB"}])


def test_the_plan_of_2022_has_its_groups_in_the_order_it_gives_them(tmp_path: Path) -> None:
    plan = arguments.open_plan(str(PLAN_2022))[0]
    groups = [group.name for group in plan.comparable_groups]
    kinds = ("member", "organisation", "leader")
    rows: list[Row] = []
    for unit in plan.units:
        for group, kind in zip(groups, kinds, strict=True):
            row = {"unit": unit.name, "comparable_group": group, "subject": kind, "decided": "good", "name": "……"}
            rows.append(row | ({"body": "Chi bộ 1"} if kind == "organisation" else {}))
    context = made(plan, of_rows(tmp_path, plan, rows))
    assert context["trich_yeu"].startswith("kết quả kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên")
    assert context["can_cu"].startswith("Thực hiện Kế hoạch số ……, ngày ……/……/…… của Ban Thường vụ Thị ủy về kiểm điểm")
    assert [line["ten"] for line in context["phu_luc"]["dong"] if line["dam"]] == [
        "Chi bộ, tổ chức đảng trực thuộc",
        "Đảng viên",
        "Cá nhân cán bộ lãnh đạo, quản lý",
    ]
    assert context["noi_nhan"][-1] == "- Lưu Văn phòng thị xã."


# How it looks, and who may read it.


@pytest.fixture(scope="module")
def pdf(folder: Path, context: Mapping[str, Any]) -> Path:
    need_programs()
    file = folder / "thong-bao.docx"
    file.write_bytes(Template.open("thong-bao-ket-qua.docx").render(context))
    return to_pdf(file, folder)


def test_sixty_units_are_told_on_pages_that_a_clerk_can_sign(pdf: Path) -> None:
    pages = sheets(pdf)
    across = [sheet.width > sheet.height for sheet in pages]
    assert across == sorted(across)  # the table of all groups lies on its side and comes last
    assert 14 <= len(pages) <= 20
    on_page = words(pdf)
    (label,) = [word for word in on_page if word.text == "Nơi"]
    (name,) = [word for word in on_page if word.text == "Họa" and word.page == label.page]
    assert label.page == 3
    assert 0 < name.top - label.top < 45
    text_above = [word for word in on_page if word.page == 3 and 20 < word.top < label.top]
    assert len(text_above) > 20


def test_the_headings_of_a_list_come_again_on_each_of_its_pages(pdf: Path) -> None:
    on_page = words(pdf)
    pages = {word.page for word in on_page if word.text.endswith(("Họa", "NV"))} - {1, 2, 3}
    headed = {word.page for word in on_page if word.text == "TT"}
    assert pages == headed


def test_no_page_has_only_a_note(pdf: Path) -> None:
    on_page = Counter(word.page for word in words(pdf))
    assert min(on_page.values()) > 20


def test_every_person_of_the_lists_is_on_the_pages_once(pdf: Path) -> None:
    leaders = sum(row["subject"] == "leader" for row in sixty.rows())
    assert sum(word.text == "Họa" for word in words(pdf)) == leaders + 1  # and who signs


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_what_names_people_is_written_for_its_owner_alone(folder: Path, plan: Plan) -> None:
    assert plan
    out = folder / "out"
    done = kiemdiem("render", "thong-bao-ket-qua", folder / "sixty.yaml", "--roll", folder / "sixty.csv", "--out", out)
    assert (done.returncode, "Minh Họa" in done.stdout + done.stderr) == (0, False)
    (file,) = out.iterdir()
    assert file.name == "thong-bao-ket-qua-2022.docx"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert documents.kind("thong-bao-ket-qua").of_people
