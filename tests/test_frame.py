"""The frame of a document: what the three sets of format rules make of the same head, addressees and signature."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from drafting import material
from kiemdiem import formats
from kiemdiem.drafting import frame
from kiemdiem.drafting.material import Kind, bodies, issue_day
from kiemdiem.drafting.result_wording import closed
from kiemdiem.drafting.wording import citation, listed, rich, short_citation, weekday
from kiemdiem.errors import KiemdiemError
from kiemdiem.plan import Plan
from kiemdiem.word import Rich, Run

PARTY, PARTY_2026, STATE = "dang-hd36", "dang-hd05", "nn-nd30"
NOTICE, LETTER, PAPER = Kind("a", "", "thông báo"), Kind("b", "", "công văn"), Kind("c", "", "")


def plan(**document: Any) -> Plan:
    made = Plan.model_validate(
        {
            "document": {"subject": "kiểm điểm năm 2022", "year": 2022, "issuer": "btv", **document},
            "agencies": [{"id": "btv", "name": "Ban Thường vụ Thị ủy"}],
            "recipients": [{"text": "Lưu Văn phòng thị xã", "to": ["btv"], "keeps": True}],
        }
    )
    made.locate()
    return made


def signed(profile: str, authority: str | None, capacity: str | None) -> dict[str, str]:
    made = Plan.model_validate(
        {
            "document": {"subject": "x", "year": 2022, "issuer": "btv"},
            "agencies": [{"id": "btv", "name": "x"}],
            "signature": {"authority": authority, "capacity": capacity, "name": "Nguyễn Văn A"},
        }
    )
    return frame.signature(made, formats.find(profile))


def head(profile: str, kind: Kind, subject: str, number: str = "") -> dict[str, Any]:
    return frame.head(material(plan(), profile=profile, number=number), kind, subject)


@pytest.mark.parametrize(
    ("profile", "given", "printed"),
    [
        (PARTY, "T/M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
        (PARTY, "TM. BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
        (PARTY, "K/T TRƯỞNG BAN", "K/T TRƯỞNG BAN"),
        (PARTY, "Q. TRƯỞNG BAN", "Q. TRƯỞNG BAN"),
        (STATE, "T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        (STATE, "TM.ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        (STATE, "k/t chủ tịch", "KT. CHỦ TỊCH"),
        (STATE, "T/L CHỦ TỊCH", "TL. CHỦ TỊCH"),
        (PARTY, "TRƯỞNG BAN", "TRƯỞNG BAN"),
        (PARTY, "TLV", "TLV"),
    ],
)
def test_the_authority_line_is_written_as_the_rules_write_it(profile: str, given: str, printed: str) -> None:
    assert signed(profile, given, "PHÓ BÍ THƯ")["quyen_han"] == printed


def test_who_signs_in_person_has_the_capacity_in_bold_and_no_second_line() -> None:
    assert signed(PARTY, None, "Trưởng ban") == {
        "quyen_han": "TRƯỞNG BAN",
        "chuc_vu": "",
        "ho_ten": "Nguyễn Văn A",
    }


def test_recipients_have_the_marks_of_their_rules() -> None:
    lines = ["Thường trực Thị ủy", "Lưu Văn phòng"]
    marks = {id_: frame.recipients(formats.find(id_), lines, same_as_above=True) for id_ in formats.names()}
    assert marks == {
        PARTY: ["- Như trên,", "- Thường trực Thị ủy,", "- Lưu Văn phòng."],
        PARTY_2026: ["- Như trên;", "- Thường trực Thị ủy;", "- Lưu Văn phòng."],
        STATE: ["- Như trên;", "- Thường trực Thị ủy;", "- Lưu Văn phòng."],
    }


def test_nobody_stands_twice_under_noi_nhan() -> None:
    assert frame.recipients(formats.find(PARTY), ["A", "các cơ quan", "A"]) == ["- A,", "- Các cơ quan."]


def test_the_line_of_who_keeps_a_copy_is_that_of_its_rules() -> None:
    assert frame.keeping(material(plan(), profile=PARTY)) == "Lưu Văn phòng thị xã"
    assert frame.keeping(material(plan(), profile=STATE)) == "Lưu: Văn phòng thị xã"


def test_one_addressee_stands_beside_the_label_and_several_on_lines_of_their_own() -> None:
    one = frame.addressees(material(plan(), profile=STATE), ["các phòng"])
    assert one == {"kinh_gui_nhan": "Kính gửi", "kinh_gui": ["Các phòng."]}
    two = frame.addressees(material(plan(), profile=PARTY_2026), ["A", "B"], proposal=True)
    assert two == {"kinh_gui_nhan": "Kính trình", "kinh_gui": ["- A;", "- B;"]}
    assert frame.addressees(material(plan(), profile=PARTY), ["A", "B"], proposal=True) == {
        "kinh_gui_nhan": "Kính gửi",
        "kinh_gui": ["- A,", "- B,"],
    }


def test_bases_are_led_and_closed_as_their_rules_say() -> None:
    lines = ["Căn cứ A;", "Căn cứ B."]
    assert frame.bases(formats.find(PARTY), lines) == ["Căn cứ A;", "Căn cứ B,"]
    assert frame.bases(formats.find(PARTY_2026), lines) == ["- Căn cứ A;", "- Căn cứ B."]
    assert frame.bases(formats.find(STATE), lines) == ["Căn cứ A;", "Căn cứ B."]


def test_the_text_ends_with_the_mark_of_its_rules() -> None:
    assert frame.closing(formats.find(PARTY), "Hết./.") == "Hết."
    assert frame.closing(formats.find(STATE), "Hết.") == "Hết./."


def test_the_subject_begins_small_in_party_documents_and_with_a_capital_in_those_of_the_state() -> None:
    assert head(PARTY, NOTICE, "kết quả xếp loại.")["trich_yeu"] == "kết quả xếp loại"
    assert head(STATE, NOTICE, "kết quả xếp loại")["trich_yeu"] == "Kết quả xếp loại"
    assert head(PARTY, LETTER, "đôn đốc gửi hồ sơ")["trich_yeu"] == "Đôn đốc gửi hồ sơ"
    assert head(PARTY_2026, LETTER, "đôn đốc gửi hồ sơ")["trich_yeu"] == "về việc đôn đốc gửi hồ sơ"
    assert head(STATE, LETTER, "về việc đôn đốc gửi hồ sơ")["trich_yeu"] == "V/v đôn đốc gửi hồ sơ"


def test_a_missing_number_leaves_room_and_keeps_the_symbol() -> None:
    assert head(PARTY, NOTICE, "x")["so"] == "…-TB/…"
    assert head(STATE, NOTICE, "x")["so"] == "…/TB-…"
    assert head(STATE, LETTER, "x")["so"] == "…/…"
    assert head(PARTY, PAPER, "x")["so"] == ""


@pytest.mark.parametrize(
    ("profile", "kind", "number", "ok"),
    [
        (PARTY, NOTICE, "05-TB/TU", True),
        (PARTY, NOTICE, "05-KH/TU", False),
        (PARTY, NOTICE, "5-TB/TU", False),
        (PARTY, LETTER, "12-CV/TU", True),
        (STATE, NOTICE, "05/TB-UBND", True),
        (STATE, NOTICE, "05-TB/TU", False),
        (STATE, LETTER, "12/UBND-NV", True),
        (STATE, LETTER, "12/TB-UBND", False),
    ],
)
def test_a_number_must_be_one_of_this_kind_of_document(profile: str, kind: Kind, number: str, ok: bool) -> None:
    if ok:
        assert head(profile, kind, "x", number)["so"] == number
        return
    with pytest.raises(KiemdiemError) as caught:
        head(profile, kind, "x", number)
    assert number in caught.value.message


def test_only_an_issuer_without_a_superior_has_none() -> None:
    alone = plan(letterhead={"issuer": "Tỉnh ủy A"})
    both = plan(letterhead={"issuer": "Thị ủy B", "superior": "Đảng bộ tỉnh A"})
    heads = [frame.head(material(one), NOTICE, "x") for one in (alone, both, plan())]
    assert [(one["cap_tren"], one["co_quan"]) for one in heads] == [
        ("", "TỈNH ỦY A"),
        ("ĐẢNG BỘ TỈNH A", "THỊ ỦY B"),
        ("ĐẢNG BỘ …………", "…………"),
    ]


def test_the_plan_chooses_party_or_state_rules_and_the_day() -> None:
    party, state = plan(), plan()
    object.__setattr__(state.agencies[0], "name", "UBND thị xã")
    assert (bodies(party), bodies(state)) == ("party", "state")
    assert issue_day(party) == date(2022, 12, 31)
    assert issue_day(plan(date="2022-11-02")) == date(2022, 11, 2)


def test_the_plan_is_cited_in_full_first_and_shortly_later() -> None:
    one = plan(number="45-KH/TU", date="2022-11-02")
    party = formats.find(PARTY)
    assert (
        citation(one, party) == "Kế hoạch số 45-KH/TU, ngày 02/11/2022 của Ban Thường vụ Thị ủy về kiểm điểm năm 2022"
    )
    assert short_citation(one) == "Kế hoạch số 45-KH/TU"
    assert citation(plan(), party).startswith("Kế hoạch số ……, ngày ……/……/…… của")


def test_a_state_document_cites_a_paper_with_its_date_in_words() -> None:
    state = formats.find(STATE)
    told = citation(plan(number="45/KH-UBND", date="2022-02-05"), state)
    assert told.startswith("Kế hoạch số 45/KH-UBND ngày 05 tháng 02 năm 2022 của Ban Thường vụ")
    assert citation(plan(), state).startswith("Kế hoạch số …… ngày …… tháng …… năm …… của")


def test_a_blank_in_a_list_has_no_mark_after_its_dots() -> None:
    assert closed(["- …………", "- Đề nghị cấp kinh phí"]) == ["- …………", "- Đề nghị cấp kinh phí."]
    assert frame.closing_list(formats.find(STATE), ["……", "danh sách"]) == ["- ……", "- danh sách./."]


def test_names_are_listed_as_sentences_list_them() -> None:
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"], ["A, B", "C"])] == [
        "", "A", "A và B", "A, B và C", "A, B; C",
    ]  # fmt: skip
    assert weekday(date(2022, 12, 11)) == "Chủ nhật"


def test_marks_of_a_plan_become_bold_italic_and_footnotes() -> None:
    assert rich("a **b *c* d**[^1] *e*[^2]", {"1": 0}) == Rich(
        (
            Run("a "),
            Run("b ", bold=True),
            Run("c", bold=True, italic=True),
            Run(" d", bold=True),
            Run("", note=0),
            Run(" "),
            Run("e", italic=True),
        )
    )
