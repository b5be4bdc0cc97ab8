"""plans/2022.yaml holds the whole source plan: its words to the letter, and item by item what they mean."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from datetime import date

import pytest

from kiemdiem import source
from kiemdiem.deadlines import dues
from kiemdiem.plan import Modifier, Plan, Role, Task
from kiemdiem.plan.wording import marked
from kiemdiem.vietnamese import capital_first
from running import PLAN_2022

SOURCE = source.read(str(PLAN_2022))
PLAN = Plan.model_validate(SOURCE.data)
PLAN.locate()
TASKS = {task.key: task for task in PLAN.all_tasks()}


# --- the words --------------------------------------------------------------------------------------------------------

# SHA-256 of each section of the signed document, without Markdown marks, dashes of lists, footnote numbers and blanks.
DIGESTS = {
    "title": "f7db2a9d4bbee726caa87d85561e40e1a334242d7046dd558085b30ace0a531d",
    "preamble": "a80061d48d7774678511b56a421c2a51be9fb127347a278f142919eefea8fca3",
    "I": "d17c489a017ce0f345e6a957835fb889cbbc668f2286861834717f5f01d1f09b",
    "II": "02f782027206185b7f235c709bff86dadf5c6297ab61431d3aa8602b2c0121c3",
    "III": "76de74510bff3d3060833802bc3789162665d9b8673cf724687adbb46b3a7f27",
    "footnotes": "2821de64a452288719c6d5e79d36bf021e423decd5ae045f02aff98d9f135de8",
    "recipients": "5bf2b45f8eb15b362c956fbe946071b22af15cd0d3d0e3a486803f6fea84e89a",
    "signature": "cf2b9e3fa581c58632ff7a8faf8d65bc0c442d3b62d13a52057fe7fd027b3245",
}


def bare(text: str) -> str:
    """Only what a reader reads: no marks, no list dashes, no blanks."""
    text = re.sub(r"<sup>\d</sup>|\[\^\d\]|[*#]", "", unicodedata.normalize("NFC", text))
    text = re.sub(r"(?m)^\s*-+\s*", "", text)
    return re.sub(r"\s+", "", text)


def printed_tasks(tasks: tuple[Task, ...]) -> str:
    lines = []
    for task in tasks:
        lines.append(("" if task.id == "III.end" else task.printed_number + " ") + task.text)
        for line in task.roles:
            if not line.in_sentence:
                lines.append(f"{line.printed_label}: {capital_first(PLAN.printed_who(line))}.")
        if task.deadline and task.deadline.label:
            lines.append(f"{task.deadline.label}: {task.deadline.phrase}.")
        lines.append(printed_tasks(task.tasks))
    return "\n".join(lines)


def printed_sections() -> dict[str, str]:
    preamble, signature = PLAN.preamble, PLAN.signature
    assert preamble
    recipients = [recipient.text for recipient in PLAN.recipients]
    purposes = "\n".join(f"{item.number} {item.text}" for item in PLAN.purposes)
    return {
        "title": f"{PLAN.document.type.upper()}\n{PLAN.document.subject}",
        "preamble": preamble.text,
        "I": f"{PLAN.headings.purposes}\n{purposes}",
        "II": f"{PLAN.headings.tasks}\n{printed_tasks(PLAN.tasks)}",
        "III": f"{PLAN.headings.implementation}\n{printed_tasks(PLAN.implementation)}",
        "footnotes": "\n".join(footnote.text for footnote in PLAN.footnotes),
        "recipients": "Nơi nhận:\n" + ",\n".join(recipients) + ".",
        "signature": f"{signature.authority}\n{signature.capacity}\n{signature.name}",
    }


@pytest.mark.parametrize("section", list(DIGESTS))
def test_the_words_of_every_section_are_those_of_the_signed_document(section):
    text = bare(printed_sections()[section])
    assert hashlib.sha256(text.encode()).hexdigest() == DIGESTS[section]


def test_the_file_is_composed_unicode():
    assert unicodedata.is_normalized("NFC", PLAN_2022.read_text(encoding="utf-8"))


def test_bold_and_italic_stand_where_the_document_has_them():
    italic = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
    found = [words for _place, text in marked(PLAN) for words in italic.findall(text)]
    assert found == [
        "gọi tắt là Hướng dẫn số 21", "gọi tắt là Hướng dẫn số 04", "nếu cần",
        "theo quy định hiện hành về phân cấp quản lý cán bộ", "theo Mẫu 09/HDDG", "bắt buộc", "qua Ban Tổ chức Tỉnh ủy",
    ]  # fmt: skip
    bold = [words for _place, text in marked(PLAN) for words in re.findall(r"\*\*([^*]+)\*\*", text)]
    assert bold == ["trước ngày 31/01/2023.", "trong tháng 02 năm 2022"]
    numbers = [item.number for item in PLAN.purposes] + [task.printed_number for task in PLAN.all_tasks()]
    assert [number for number in numbers if number and "**" in number] == [
        "**1.**", "**2.**", "**3.**", "**8.**", "**9.**", "**9.1.**", "**9.2.**", "**10.**",
    ]  # fmt: skip


# --- the frame --------------------------------------------------------------------------------------------------------


def test_what_the_source_leaves_blank_is_blank():
    document = PLAN.document
    assert (document.number, document.place, document.date) == (None, None, None)
    assert (document.letterhead.superior, document.letterhead.issuer) == (None, None)
    assert (document.type, document.year, document.issuer) == ("kế hoạch", 2022, "btv-thi-uy")


def test_the_sections_have_their_items():
    assert [item.id for item in PLAN.purposes] == ["I.1", "I.2", "I.3"]
    assert [task.id for task in PLAN.tasks] == [str(number) for number in range(1, 11)]
    assert [task.id for task in TASKS["9"].tasks] == ["9.1", "9.2"]
    assert [task.id for task in PLAN.implementation] == ["III.1", "III.2", "III.3", "III.4", "III.end"]


def test_both_footnotes_hang_at_their_anchors():
    assert [footnote.id for footnote in PLAN.footnotes] == ["1", "2"]
    assert "các văn bản chỉ đạo có liên quan[^1]" in TASKS["1"].text
    assert "các cơ quan liên quan[^2]" in TASKS["3"].text


def test_the_short_names_of_papers_are_known():
    assert [basis.short_name for basis in PLAN.legal_bases if basis.short_name] == [
        "Hướng dẫn số 21",
        "Hướng dẫn số 04",
    ]


# --- legal bases ------------------------------------------------------------------------------------------------------

PAPERS = [
    ("Quy định", "132-QĐ/TW", date(2018, 3, 8), "Bộ Chính trị"),
    ("Hướng dẫn", "21-HD/BTCTW", date(2019, 10, 18), "Ban Tổ chức Trung ương"),
    ("Hướng dẫn", "04-HD/TU", date(2021, 10, 25), "Ban Thường vụ Tỉnh ủy"),
    ("Công văn", "1289-CV/TU", date(2022, 10, 25), "Ban Thường vụ Tỉnh ủy"),
    ("Công văn", "4628-CV/VPTW", date(2022, 8, 29), "Văn phòng Trung ương Đảng"),
    ("Công văn", "4264-CV/BTCTW", date(2022, 10, 18), "Ban Tổ chức Trung ương"),
    ("Nghị định", "90/2020/NĐ-CP", date(2020, 8, 13), "Chính phủ"),
    ("Công văn", "898-CV/TU", date(2022, 10, 14), "Ban Thường vụ Thị ủy"),
]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper[1])
def test_every_legal_paper_has_its_number_date_and_issuer(paper):
    known = [(basis.type, basis.number, basis.date, PLAN.agency_name(basis.issuer)) for basis in PLAN.legal_bases]
    assert known.count(paper) == 1
    assert len(known) == len(PAPERS)


def test_the_eight_papers_are_cited_fifteen_times():
    assert PLAN.preamble
    citing = [PLAN.preamble, *PLAN.all_tasks(), *PLAN.footnotes]
    counts = [len(node.cites) for node in citing if node.cites]
    assert counts == [4, 2, 2, 1, 5, 1]
    assert sum(counts) == 15
    assert len({cited for node in citing for cited in node.cites}) == 8


def test_the_guidance_of_2021_is_marked_as_such():
    assert [(basis.number, basis.year) for basis in PLAN.legal_bases if basis.year] == [("04-HD/TU", 2021)]


# --- actors -----------------------------------------------------------------------------------------------------------

VARIANTS = [
    "các cơ quan chuyên trách tham mưu, giúp việc Thị ủy",
    "các cơ quan tham mưu, giúp việc Thị ủy",
    "Các cơ quan chuyên trách TMGV Thị ủy",
    "Thường trực HĐND thị xã, UBND thị xã",
    "Thường trực HĐND, UBND thị xã",
    "Thường trực HĐND thị xã, UBND thị xã, xã, phường",
    "tập thể Ban Thường trực Ủy ban Mặt trận Tổ quốc và ban thường vụ các tổ chức chính trị - xã hội, các hội, "
    "đoàn thể thị xã",
    "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội thị xã",
    "Mặt trận Tổ quốc, các tổ chức chính trị - xã hội thị xã",
    "đoàn thể",
    "Thường trực HĐND, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội xã, phường",
    "lãnh đạo các phòng, ban chuyên môn và đơn vị sự nghiệp trực thuộc UBND thị xã",
    "cơ quan, đơn vị thuộc UBND thị xã",
    "các phòng, ban, ngành, đoàn thể và đơn vị sự nghiệp trực thuộc UBND thị xã",
    "các đảng ủy, chi bộ trực thuộc Thị ủy",
    "đảng ủy, chi bộ",
    "từng đảng bộ",
    "tổ chức đảng",
    "cấp ủy cơ sở",
    "Ban Thường vụ Thị ủy",
    "Hội Ban Thường vụ Thị ủy",
    "BAN THƯỜNG VỤ",
    "đồng chí Ủy viên Ban Thường vụ Thị ủy phụ trách lĩnh vực, ngành, địa bàn",
    "đồng chí Ủy viên Ban Thường vụ Thị ủy phụ trách địa bàn",
]


def test_thirty_seven_actors_are_registered():
    assert len(PLAN.agencies) == 37
    assert Counter(agency.kind for agency in PLAN.agencies)["open"] == 2


@pytest.mark.parametrize("name", VARIANTS)
def test_every_variant_of_a_name_finds_its_body_and_stands_in_the_document(name):
    body = PLAN.agency(name)
    assert body
    assert name in body.names
    bare_names = bare("\n".join(text for _place, text in marked(PLAN))).casefold()
    assert bare(name.removeprefix("các ")).casefold() in bare_names


def test_there_are_twenty_four_variants_of_seven_bodies():
    assert len(VARIANTS) == len(set(VARIANTS)) == 24
    assert PLAN.agency("thường trực hđnd, ubnd thị xã") is PLAN.agency("Thường trực HĐND thị xã, UBND thị xã")


# --- roles ------------------------------------------------------------------------------------------------------------


def test_the_role_lines_are_twenty_six_with_seven_labels():
    labels = Counter(line.printed_label for task in PLAN.all_tasks() for line in task.roles if not line.in_sentence)
    assert labels == {
        "Cơ quan chỉ đạo": 10,
        "Cơ quan tham mưu": 8,
        "Cơ quan thực hiện": 4,
        "Cơ quan tổng hợp, tham mưu": 1,
        "Cơ quan đề xuất ý kiến": 1,
        "Cơ quan phối hợp thực hiện": 1,
        "Cơ quan tham mưu thực hiện": 1,
    }
    assert sum(labels.values()) == 26


def test_who_directs_is_the_standing_committee_or_its_permanent_members():
    directing = {key: task.who(Role.DIRECTS) for key, task in TASKS.items() if task.who(Role.DIRECTS)}
    assert {key for key, who in directing.items() if who == ("tt-thi-uy",)} == {"6", "8", "9.1"}
    assert {key for key, who in directing.items() if who == ("btv-thi-uy",)} == {"1", "2", "3", "4", "5", "7", "10"}


def test_roles_that_a_sentence_gives_are_kept():
    through = [line for task in PLAN.all_tasks() for line in task.roles if Role.THROUGH in line.role]
    assert len(through) == 4  # II.5 has its "qua" in the label of the deadline
    assert "(qua Cơ quan Tổ chức - Nội vụ thị xã)" in str(TASKS["5"].deadline and TASKS["5"].deadline.label)
    assert TASKS["3"].who(Role.DECIDES) == TASKS["8"].who(Role.DECIDES) == ("btv-thi-uy",)
    assert TASKS["7"].who(Role.DECIDES) == ("ban-chap-hanh",)
    assert TASKS["III.3"].who(Role.LEADS) == ("tc-nv",)
    assert TASKS["III.3"].who(Role.COORDINATES) == ("tmgv",)
    assert TASKS["III.3"].who(Role.RECEIVES) == TASKS["III.3"].who(Role.KEEPS) == ("btv-thi-uy",)
    assert TASKS["III.2"].who(Role.ATTENDS) == ("tt-thi-uy", "uv-btv-phu-trach", "tmgv")


# --- deadlines --------------------------------------------------------------------------------------------------------

DEADLINES = [
    ("1", "Trước ngày 05/11/2022", date(2022, 11, 4), date(2022, 11, 5)),
    ("2", "Trước ngày 10/12/2022", date(2022, 12, 9), date(2022, 12, 10)),
    ("3", "Trước ngày 10/11/2022", date(2022, 11, 9), date(2022, 11, 10)),
    ("4", "Hoàn thành chậm nhất ngày 05/12/2022", date(2022, 12, 5), date(2022, 12, 5)),
    ("5", "Trước ngày 05/12/2022", date(2022, 12, 4), date(2022, 12, 5)),
    ("6", "Hoàn thành trước ngày 10/12/2022", date(2022, 12, 9), date(2022, 12, 10)),
    ("7", "trước ngày 10/12/2022", date(2022, 12, 9), date(2022, 12, 10)),
    ("8", "Trước ngày 12/12/2022", date(2022, 12, 11), date(2022, 12, 12)),
    ("9.1", "Trước ngày 31/12/2022", date(2022, 12, 30), date(2022, 12, 31)),
    ("9.2", "trước ngày 31/01/2023", date(2023, 1, 30), date(2023, 1, 31)),
    ("10", "Trước ngày 31/3/2023", date(2023, 3, 30), date(2023, 3, 31)),
    ("III.3", "trong tháng 02 năm 2022", date(2023, 2, 28), date(2023, 2, 28)),
]


@pytest.mark.parametrize(("key", "phrase", "exclusive", "inclusive"), DEADLINES, ids=lambda value: str(value))
def test_every_deadline_keeps_its_phrase_and_has_its_last_day_in_both_readings(key, phrase, exclusive, inclusive):
    for reading, last in (("exclusive", exclusive), ("inclusive", inclusive)):
        (due,) = [due for due in dues(PLAN, reading) if due.task.key == key]
        assert (due.phrase, due.last_day) == (phrase, last)


def test_there_are_twelve_dated_statements_and_one_that_is_ongoing():
    dated = [due for due in dues(PLAN) if due.last_day]
    assert [due.task.key for due in dated] == [key for key, *_rest in DEADLINES]
    assert [due.phrase for due in dues(PLAN) if not due.last_day] == ["kịp thời"]


def test_the_slip_of_iii_3_keeps_what_is_printed_and_what_is_meant():
    deadline = TASKS["III.3"].deadline
    assert deadline
    assert deadline.meant
    assert (deadline.within, deadline.meant.within) == ("2022-02", "2023-02")
    assert [(slip.printed, slip.meant) for slip in TASKS["8"].errata] == [
        ("Hội Ban Thường vụ Thị ủy", "Hội nghị Ban Thường vụ Thị ủy")
    ]


# --- what is produced, in which order, by whose authority -----------------------------------------------------------


def test_thirty_two_deliverables_stand_at_their_tasks():
    counts = {key: len(task.produces) for key, task in TASKS.items() if task.produces}
    assert counts == {
        "1": 2, "2": 1, "3": 2, "4": 1, "5": 3, "6": 3, "7": 3, "8": 1, "9": 1, "9.1": 3, "9.2": 1, "10": 4,
        "III.2": 2, "III.3": 3, "III.4": 1, "III.end": 1,
    }  # fmt: skip
    assert sum(counts.values()) == 32


def test_the_only_form_is_mau_09():
    assert [form.name for form in PLAN.forms] == ["Mẫu 09/HDDG"]
    assert [paper.id for paper in PLAN.deliverables() if paper.form] == ["tu-cham-diem", "du-thao-mau-09"]


def test_twenty_one_entries_say_what_comes_before_what():
    assert len(PLAN.precedence) == 21
    orders = [entry.order for entry in PLAN.precedence if entry.order]
    for pair in ("1 4", "3 4", "2 4", "2 5", "2 8", "4 5", "4 6", "5 8", "6 8", "8 9", "8 10"):
        assert tuple(pair.split()) in orders
    assert len([entry for entry in PLAN.precedence if entry.two_pass]) == 1
    assert len([entry for entry in PLAN.precedence if entry.together]) == 1


def test_registration_and_two_kinds_of_invitation_come_before_review():
    duties = TASKS["III.2"].duties
    assert [(duty.kind, duty.ahead_of) for duty in duties] == [("register", "4"), ("invite", "4"), ("invite", "4")]
    assert duties[0].agreed_by == ("tt-thi-uy", "uv-btv-phu-trach")
    assert duties[0].via == ("van-phong",)
    assert [duty.capacity for duty in duties[1:]] == ["dự, chỉ đạo kiểm điểm", "dự, theo dõi kiểm điểm"]


def test_ten_lines_stand_under_noi_nhan_the_last_keeps():
    assert len(PLAN.recipients) == 10
    assert [recipient.keeps for recipient in PLAN.recipients] == [False] * 9 + [True]


def test_four_classes_of_authority_say_who_manages_and_who_assesses():
    assert [(one.managed_by, one.assessed_by, one.task) for one in PLAN.authority_classes] == [
        ("btv-tinh-uy", ("btv-tinh-uy",), "9.1"),
        ("btv-tinh-uy", ("btv-thi-uy",), "9.2"),
        ("btv-thi-uy", ("btv-thi-uy",), "10"),
        ("btv-thi-uy", ("don-vi-duoc-uy-quyen",), "III.3"),
    ]


def test_the_town_assesses_the_communes_by_system():
    assert [(one.by, one.of) for one in TASKS["5"].assessments] == [
        (("tt-hdnd-thi-xa", "mttq-ctxh"), ("hdnd-mttq-ctxh-xa-phuong",)),
        (("ubnd-thi-xa",), ("ubnd-xa-phuong", "don-vi-ubnd")),
    ]


def test_the_modifiers_are_kept_with_their_words():
    words = {kind: set() for kind in Modifier}
    for node in (*PLAN.all_tasks(), *PLAN.deliverables()):
        for kind, text in node.modifiers.items():
            words[kind].add(text)
            assert text.split(" với ")[0] in PLAN_2022.read_text(encoding="utf-8")
    assert "nếu cần" in words[Modifier.CONDITIONAL]
    assert words[Modifier.ALTERNATIVE] == {"hoặc"}
    assert words[Modifier.MANDATORY] == {"bắt buộc"}
    assert words[Modifier.TOGETHER] == {"cùng lúc với hồ sơ đề nghị"}
    assert words[Modifier.BY_AUTHORITY] == {"theo thẩm quyền"}
    assert "theo quy định" in words[Modifier.BY_REGULATION]
    assert TASKS["3"].conditional


def test_the_cap_is_the_source_s_and_what_it_does_not_say_stays_open():
    (cap,) = PLAN.caps
    assert cap.text in TASKS["2"].text
    assert (cap.percent, cap.level, cap.basis, cap.rounding, cap.exception) == (20, "excellent", None, None, None)
    assert [rating.name for rating in PLAN.ratings] == ["Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"]
    assert [award.name for award in PLAN.awards] == ["“Trong sạch, vững mạnh” tiêu biểu"]
    assert [subject.kind for subject in PLAN.subjects] == [
        "organisation", "member", "collective", "leader", "official", "organisation",
    ]  # fmt: skip


def test_every_figure_that_the_source_does_not_give_is_marked_as_illustration():
    assert PLAN.units
    for unit in PLAN.units:
        assert unit.illustration == "số liệu minh họa"
        assert "minh họa" in unit.name
    assert all("minh họa" in group.name for group in PLAN.comparable_groups)
