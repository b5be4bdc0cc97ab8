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
from kiemdiem.load import load
from kiemdiem.plan import Plan, Role, Task
from kiemdiem.plan.wording import marked, wording
from kiemdiem.vietnamese import capital_first, phrase_key
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

ACTORS = [
    "Bộ Chính trị", "Ban Tổ chức Trung ương", "Văn phòng Trung ương Đảng", "Chính phủ", "Ban Thường vụ Tỉnh ủy",
    "Ban Tổ chức Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy", "UBND tỉnh", "Ban Thường vụ Thị ủy", "Thường trực Thị ủy",
    "Ban Chấp hành Đảng bộ", "Đảng bộ thị xã",
    "đồng chí Ủy viên Ban Thường vụ Thị ủy phụ trách lĩnh vực, ngành, địa bàn", "Các đồng chí Thị ủy viên",
    "Cơ quan Tổ chức - Nội vụ thị xã", "Văn phòng thị xã", "các cơ quan chuyên trách tham mưu, giúp việc Thị ủy",
    "Trung tâm Chính trị thị xã", "các đảng ủy, chi bộ trực thuộc Thị ủy", "từng đảng bộ", "Thường trực HĐND thị xã",
    "UBND thị xã", "các phòng, ban chuyên môn và đơn vị sự nghiệp trực thuộc UBND thị xã",
    "Thường trực HĐND xã, phường", "UBND xã, phường", "Mặt trận Tổ quốc thị xã",
    "các tổ chức chính trị - xã hội thị xã", "các hội, đoàn thể thị xã",
    "Mặt trận Tổ quốc xã, phường", "các tổ chức chính trị - xã hội xã, phường", "các cơ quan liên quan",
    "các cơ quan, đơn vị", "cán bộ diện Ban Thường vụ Tỉnh ủy trực tiếp đánh giá",
    "các trường hợp diện Ban Thường vụ Tỉnh ủy quản lý", "cá nhân cán bộ diện Ban Thường vụ Thị ủy quản lý",
    "cán bộ thuộc diện Ban Thường vụ Thị ủy quản lý nhưng ủy quyền",
    "cán bộ, công chức, viên chức; tổ chức đảng, đảng viên",
]  # fmt: skip

# Printed only inside a common name: "Thường trực HĐND, Mặt trận Tổ quốc và các tổ chức ... xã, phường" (II.5).
MERGED = {"tt-hdnd-xa-phuong", "mttq-thi-xa", "mttq-xa-phuong"}

VARIANTS = {
    "các cơ quan chuyên trách tham mưu, giúp việc Thị ủy": "tmgv",
    "các cơ quan tham mưu, giúp việc Thị ủy": "tmgv",
    "Các cơ quan chuyên trách TMGV Thị ủy": "tmgv",
    "Thường trực HĐND thị xã, UBND thị xã": "hdnd-ubnd",
    "Thường trực HĐND, UBND thị xã": "hdnd-ubnd",
    "Thường trực HĐND thị xã, UBND thị xã, xã, phường": "hdnd-ubnd-cac-cap",
    "tập thể Ban Thường trực Ủy ban Mặt trận Tổ quốc và ban thường vụ các tổ chức chính trị - xã hội, các hội, "
    "đoàn thể thị xã": "mttq-ctxh-hoi",
    "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội thị xã": "mttq-ctxh",
    "Mặt trận Tổ quốc, các tổ chức chính trị - xã hội thị xã": "mttq-ctxh",
    "đoàn thể": "hoi-doan-the",
    "Thường trực HĐND, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội xã, phường": "hdnd-mttq-ctxh-xa-phuong",
    "lãnh đạo các phòng, ban chuyên môn và đơn vị sự nghiệp trực thuộc UBND thị xã": "don-vi-ubnd",
    "cơ quan, đơn vị thuộc UBND thị xã": "don-vi-ubnd",
    "các phòng, ban, ngành, đoàn thể và đơn vị sự nghiệp trực thuộc UBND thị xã": "don-vi-ubnd",
    "các đảng ủy, chi bộ trực thuộc Thị ủy": "dang-uy-chi-bo",
    "đảng ủy, chi bộ": "dang-uy-chi-bo",
    "từng đảng bộ": "tung-dang-bo",
    "tổ chức đảng": "tung-dang-bo",
    "cấp ủy cơ sở": "tung-dang-bo",
    "Ban Thường vụ Thị ủy": "btv-thi-uy",
    "Hội Ban Thường vụ Thị ủy": "btv-thi-uy",
    "BAN THƯỜNG VỤ": "btv-thi-uy",
    "đồng chí Ủy viên Ban Thường vụ Thị ủy phụ trách lĩnh vực, ngành, địa bàn": "uv-btv-phu-trach",
    "đồng chí Ủy viên Ban Thường vụ Thị ủy phụ trách địa bàn": "uv-btv-phu-trach",
}


def test_the_thirty_seven_actors_of_the_document_are_registered_and_no_other():
    assert [agency.name for agency in PLAN.agencies] == ACTORS
    assert len(ACTORS) == 37
    assert Counter(agency.kind for agency in PLAN.agencies)["open"] == 2


@pytest.mark.parametrize("agency", PLAN.agencies, ids=lambda agency: agency.id)
def test_every_actor_is_called_what_the_document_calls_it(agency):
    words = phrase_key("\n".join(text for _place, text in wording(PLAN)))
    assert (phrase_key(agency.name) in words) is (agency.id not in MERGED)


@pytest.mark.parametrize(("name", "id_"), VARIANTS.items())
def test_every_variant_of_a_name_finds_its_body_and_stands_in_the_document(name, id_):
    body = PLAN.agency(name)
    assert body
    assert (body.id, name in body.names) == (id_, True)
    assert phrase_key(name) in phrase_key("\n".join(text for _place, text in wording(PLAN)))


def test_there_are_twenty_four_variants_and_none_belongs_to_two_bodies():
    assert len(VARIANTS) == 24
    names = Counter(phrase_key(name) for body in (*PLAN.agencies, *PLAN.agency_groups) for name in set(body.names))
    assert [name for name, times in names.items() if times > 1] == []


# --- roles ------------------------------------------------------------------------------------------------------------


STANDING, PERMANENT = "Ban Thường vụ Thị ủy", "Thường trực Thị ủy"
PERSONNEL = "Cơ quan Tổ chức - Nội vụ thị xã"
PARTY_UNITS = "Các đảng ủy, chi bộ trực thuộc Thị ủy"
STAFF = "các cơ quan chuyên trách tham mưu, giúp việc Thị ủy"
COUNCIL, FRONT = "Thường trực HĐND thị xã, UBND thị xã", "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội thị xã"
ROLE_LINES = [
    ("1", "Cơ quan chỉ đạo", STANDING),
    ("1", "Cơ quan tham mưu", PERSONNEL),
    ("1", "Cơ quan thực hiện", PARTY_UNITS),
    ("2", "Cơ quan chỉ đạo", STANDING),
    ("2", "Cơ quan tham mưu", PERSONNEL),
    ("2", "Cơ quan thực hiện", f"{COUNCIL}; {STAFF}; {FRONT}; các đảng ủy, chi bộ trực thuộc Thị ủy"),
    ("3", "Cơ quan chỉ đạo", STANDING),
    ("3", "Cơ quan tham mưu", PERSONNEL),
    ("4", "Cơ quan chỉ đạo", STANDING),
    (
        "4", "Cơ quan tham mưu",
        f"{PERSONNEL} và {STAFF}; các đảng ủy, chi bộ trực thuộc Thị ủy; các cơ quan liên quan",
    ),
    ("4", "Cơ quan thực hiện", PARTY_UNITS),
    ("5", "Cơ quan chỉ đạo", STANDING),
    ("5", "Cơ quan tổng hợp, tham mưu", PERSONNEL),
    ("5", "Cơ quan thực hiện", f"{COUNCIL}, {FRONT}"),
    ("6", "Cơ quan chỉ đạo", PERMANENT),
    ("6", "Cơ quan tham mưu", f"{PERSONNEL} và {STAFF}"),
    ("6", "Cơ quan đề xuất ý kiến", f"{COUNCIL}; {STAFF}; {FRONT}; các cơ quan, đơn vị có liên quan"),
    ("7", "Cơ quan chỉ đạo", STANDING),
    ("7", "Cơ quan tham mưu", PERSONNEL),
    ("7", "Cơ quan phối hợp thực hiện", f"{COUNCIL}; {STAFF}; {FRONT}"),
    ("8", "Cơ quan chỉ đạo", PERMANENT),
    ("8", "Cơ quan tham mưu thực hiện", f"{PERSONNEL} và các cơ quan tham mưu, giúp việc Thị ủy"),
    ("9.1", "Cơ quan chỉ đạo", PERMANENT),
    ("9.1", "Cơ quan tham mưu", f"{PERSONNEL}, Văn phòng thị xã"),
    ("10", "Cơ quan chỉ đạo", STANDING),
    ("10", "Cơ quan tham mưu", f"{PERSONNEL}, Văn phòng thị xã"),
]  # fmt: skip


def test_the_twenty_six_role_lines_are_printed_as_in_the_document():
    printed = [
        (task.key, line.printed_label, capital_first(PLAN.printed_who(line)))
        for task in PLAN.all_tasks()
        for line in task.roles
        if not line.in_sentence
    ]
    assert printed == ROLE_LINES
    assert Counter(label for _key, label, _who in printed) == {
        "Cơ quan chỉ đạo": 10,
        "Cơ quan tham mưu": 8,
        "Cơ quan thực hiện": 4,
        "Cơ quan tổng hợp, tham mưu": 1,
        "Cơ quan đề xuất ý kiến": 1,
        "Cơ quan phối hợp thực hiện": 1,
        "Cơ quan tham mưu thực hiện": 1,
    }


def test_the_four_labels_that_occur_once_mean_their_roles():
    roles = {line.label: line.role for task in PLAN.all_tasks() for line in task.roles if line.label}
    assert roles == {
        "Cơ quan tổng hợp, tham mưu": (Role.CONSOLIDATES, Role.ADVISES),
        "Cơ quan đề xuất ý kiến": (Role.CONSULTED,),
        "Cơ quan phối hợp thực hiện": (Role.COORDINATES,),
        "Cơ quan tham mưu thực hiện": (Role.ADVISES,),
    }


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

DEADLINE_LABELS = {
    "1": "Thời gian hoàn thành",
    "2": "Thời gian thực hiện và hoàn thành",
    "3": "Thời gian thực hiện và hoàn thành",
    "4": "Thời gian thực hiện",
    "5": "Thời gian thực hiện và hoàn thành, tổng hợp trình Thường trực Thị ủy (qua Cơ quan Tổ chức - Nội vụ thị xã)",
    "6": "Thời gian thực hiện",
    "7": "Thời gian thực hiện và hoàn thành biểu mẫu dự thảo tổng hợp trình Thường trực Thị ủy",
    "8": "Thời gian thực hiện và hoàn thành",
    "9.1": "Thời gian thực hiện và hoàn thành",
    "9.2": None,
    "10": "Thời gian thực hiện và hoàn thành",
    "III.3": None,
    "III.end": None,
}


def test_every_deadline_line_has_its_printed_label_and_those_in_a_sentence_none():
    assert {key: task.deadline.label for key, task in TASKS.items() if task.deadline} == DEADLINE_LABELS


def test_before_is_before_and_not_later_than_is_by():
    by = {key for key, task in TASKS.items() if task.deadline and task.deadline.by}
    before = {key for key, task in TASKS.items() if task.deadline and task.deadline.before}
    assert (by, len(before)) == ({"4"}, 10)


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


DELIVERABLES = {
    "1": "ke-hoach-don-vi quan-triet",
    "2": "danh-sach-nhom",
    "3": "tong-hop-goi-y quyet-dinh-goi-y",
    "4": "kiem-diem-tap-the-ca-nhan",
    "5": "nhan-xet-hdnd-mttq-ctxh nhan-xet-ubnd tong-hop-nhan-xet",
    "6": "tong-hop-tu-xep-loai lay-y-kien gioi-thieu-xuat-sac",
    "7": "tu-cham-diem du-thao-mau-09 trinh-ban-chap-hanh",
    "8": "quyet-dinh-xep-loai",
    "9": "bao-cao-ket-qua",
    "9.1": "ho-so-de-nghi ke-khai-tai-san bo-sung-ly-lich",
    "9.2": "ho-so-uy-quyen",
    "10": "thong-bao-ket-qua ket-luan-ca-nhan so-ket giai-phap",
    "III.2": "dang-ky-thoi-gian giay-moi",
    "III.3": "don-doc tong-hop-trinh-btv ho-so-phan-cap",
    "III.4": "huong-dan-cbccvc",
    "III.end": "phan-anh-vuong-mac",
}

# To whom, and through whom; the other deliverables have no addressee in the document.
ADDRESSED = {
    "tong-hop-goi-y": "btv-thi-uy",
    "tong-hop-nhan-xet": "tt-thi-uy < tc-nv",
    "tong-hop-tu-xep-loai": "tt-thi-uy",
    "lay-y-kien": "tt-thi-uy",
    "gioi-thieu-xuat-sac": "tt-thi-uy",
    "du-thao-mau-09": "tt-thi-uy",
    "trinh-ban-chap-hanh": "ban-chap-hanh",
    "ho-so-de-nghi": "btv-tinh-uy",
    "ke-khai-tai-san": "ubkt-tinh-uy",
    "bo-sung-ly-lich": "ban-to-chuc-tinh-uy",
    "ho-so-uy-quyen": "btv-tinh-uy < ban-to-chuc-tinh-uy",
    "dang-ky-thoi-gian": "tt-thi-uy < van-phong",
    "giay-moi": "tt-thi-uy uv-btv-phu-trach tmgv",
    "tong-hop-trinh-btv": "btv-thi-uy",
    "ho-so-phan-cap": "btv-thi-uy < tc-nv",
    "phan-anh-vuong-mac": "btv-thi-uy < tc-nv",
}


def test_thirty_two_deliverables_stand_at_their_tasks():
    produced = {key: [paper.id for paper in task.produces] for key, task in TASKS.items() if task.produces}
    assert produced == {key: ids.split() for key, ids in DELIVERABLES.items()}
    assert len(list(PLAN.deliverables())) == 32


def test_every_paper_goes_where_the_document_sends_it():
    found = {
        paper.id: " < ".join(filter(None, (" ".join(paper.to), " ".join(paper.via))))
        for paper in PLAN.deliverables()
        if paper.to
    }
    assert found == ADDRESSED


def test_nobody_sends_a_paper_through_himself():
    for paper in PLAN.deliverables():
        assert not set(paper.by) & set(paper.via)


def test_all_whom_ii_6_asks_give_their_opinion():
    (opinion,) = [paper for paper in TASKS["6"].produces if paper.id == "lay-y-kien"]
    assert opinion.by == TASKS["6"].who(Role.CONSULTED)


def test_the_only_form_is_mau_09():
    assert [form.name for form in PLAN.forms] == ["Mẫu 09/HDDG"]
    assert [paper.id for paper in PLAN.deliverables() if paper.form] == ["tu-cham-diem", "du-thao-mau-09"]


PRECEDENCE = [
    "cv-898-thi-uy > 3",
    "1 > 4",
    "3 > 4",
    "2 > 4",
    "2 > 5",
    "2 > 8",
    "dang-ky-thoi-gian > hop-kiem-diem",
    "III.4 > xep-loai-cbccvc > xep-loai-dang",
    "4 > 5",
    "4 > 6",
    "5 > 8",
    "6 > 8",
    "du-thao-mau-09 > tu-cham-diem > trinh-ban-chap-hanh",
    "kiem-diem-tap-the <> kiem-diem-ca-nhan",
    "8 > 9",
    "8 > 10",
    "ho-so-de-nghi = ke-khai-tai-san = bo-sung-ly-lich",
    "danh-gia-uy-quyen > 9.2",
    "ho-so-phan-cap > luu-ho-so",
    "gioi-thieu-xuat-sac > khen-thuong",
    "quyet-dinh-ca-nhan > ket-luan-ca-nhan",
]


def test_twenty_one_entries_say_what_comes_before_what():
    found = [
        " > ".join(entry.order or ()) or " = ".join(entry.together or ()) or " <> ".join(entry.two_pass or ())
        for entry in PLAN.precedence
    ]
    assert found == PRECEDENCE
    assert len(PRECEDENCE) == 21


def test_every_step_is_known_and_every_entry_says_why():
    for entry in PLAN.precedence:
        assert entry.why
        assert all(PLAN.find("step", step) for step in entry.order or entry.together or entry.two_pass or ())


def test_registration_and_two_kinds_of_invitation_come_before_review():
    duties = TASKS["III.2"].duties
    assert [(duty.kind, duty.ahead_of) for duty in duties] == [("register", "4"), ("invite", "4"), ("invite", "4")]
    assert duties[0].agreed_by == ("tt-thi-uy", "uv-btv-phu-trach")
    assert duties[0].via == ("van-phong",)
    assert [duty.capacity for duty in duties[1:]] == ["dự, chỉ đạo kiểm điểm", "dự, theo dõi kiểm điểm"]


RECIPIENTS = [
    ("Ban Thường vụ Tỉnh ủy (báo cáo)", "btv-tinh-uy"),
    ("Ban Tổ chức Tỉnh ủy (báo cáo)", "ban-to-chuc-tinh-uy"),
    ("Thường trực Thị ủy", "tt-thi-uy"),
    ("Thường trực HĐND, UBND thị xã", "hdnd-ubnd"),
    ("Các cơ quan chuyên trách TMGV Thị ủy", "tmgv"),
    ("Trung tâm Chính trị thị xã", "trung-tam-chinh-tri"),
    ("Mặt trận Tổ quốc, các tổ chức chính trị - xã hội thị xã", "mttq-ctxh"),
    ("Các đảng ủy, chi bộ trực thuộc Thị ủy", "dang-uy-chi-bo"),
    ("Các đồng chí Thị ủy viên", "thi-uy-vien"),
    ("Lưu Văn phòng thị xã", "van-phong"),
]


def test_ten_lines_stand_under_noi_nhan_the_last_keeps():
    assert [(recipient.text, *recipient.to) for recipient in PLAN.recipients] == RECIPIENTS
    assert [recipient.keeps for recipient in PLAN.recipients] == [False] * 9 + [True]


def test_four_classes_of_authority_say_who_manages_who_assesses_and_where_the_file_goes():
    found = [(one.managed_by, one.assessed_by, one.sent_to, one.via, one.task) for one in PLAN.authority_classes]
    assert found == [
        ("btv-tinh-uy", ("btv-tinh-uy",), ("btv-tinh-uy",), (), "9.1"),
        ("btv-tinh-uy", ("btv-thi-uy",), ("btv-tinh-uy",), ("ban-to-chuc-tinh-uy",), "9.2"),
        ("btv-thi-uy", ("btv-thi-uy",), (), (), "10"),
        ("btv-thi-uy", ("don-vi-duoc-uy-quyen",), ("btv-thi-uy",), ("tc-nv",), "III.3"),
    ]


def test_the_town_assesses_the_communes_by_system():
    assert [(one.by, one.of) for one in TASKS["5"].assessments] == [
        (("tt-hdnd-thi-xa", "mttq-ctxh"), ("hdnd-mttq-ctxh-xa-phuong",)),
        (("ubnd-thi-xa",), ("ubnd-xa-phuong", "don-vi-ubnd")),
    ]


MODIFIERS = {
    ("3", "conditional", "nếu cần"),
    ("3", "by_authority", "theo thẩm quyền"),
    ("5", "by_regulation", "theo quy định hiện hành về phân cấp quản lý cán bộ"),
    ("9", "by_regulation", "theo quy định"),
    ("10", "by_regulation", "theo quy định"),
    ("10", "alternative", "hoặc"),
    ("III.3", "by_regulation", "theo quy định"),
    ("III.4", "by_authority", "theo thẩm quyền"),
    ("III.end", "conditional", "nếu có vướng mắc"),
    ("quyet-dinh-goi-y", "conditional", "nếu cần"),
    ("ke-khai-tai-san", "yearly", "hằng năm"),
    ("ke-khai-tai-san", "together", "cùng lúc với hồ sơ đề nghị"),
    ("bo-sung-ly-lich", "mandatory", "bắt buộc"),
    ("bo-sung-ly-lich", "yearly", "hằng năm"),
    ("bo-sung-ly-lich", "together", "cùng lúc với hồ sơ đề nghị"),
    ("so-ket", "alternative", "hoặc"),
}


def test_the_modifiers_are_kept_where_they_bind():
    nodes = [(task.key, task) for task in PLAN.all_tasks()] + [(paper.id, paper) for paper in PLAN.deliverables()]
    assert {(name, str(kind), text) for name, node in nodes for kind, text in node.modifiers.items()} == MODIFIERS
    assert TASKS["3"].conditional


def test_the_words_of_a_modifier_stand_in_its_task():
    for task in PLAN.all_tasks():
        for node in (task, *task.produces):
            for text in node.modifiers.values():
                assert text in task.text


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


def test_the_illustration_has_three_groups_one_too_small_for_anybody_and_stays_within_its_caps():
    counts = [count for unit in PLAN.units for count in unit.counts]
    assert {count.group for count in counts} == {group.id for group in PLAN.comparable_groups}
    assert (len(PLAN.units), len(PLAN.comparable_groups)) == (3, 3)
    assert [count.rated for count in counts if (count.good + count.excellent) // 5 == 0] == [3]
    assert all(5 * count.excellent <= count.good + count.excellent for count in counts)


# --- a slip of the hand ---------------------------------------------------------------------------------------------

# What somebody writes by mistake; ▸ stands where the complaint must stand.
SLIPS = {
    "a day in the printed form": ("before: 2022-11-05", "before: ▸05/11/2022", "KD008"),
    "a day that does not exist": ("before: 2023-03-31", "before: ▸2023-02-29", "KD008"),
    "a month without its zero": ("within: 2022-02", "within: ▸2022-2", "KD008"),
    "an unknown key": ("cites: [nd-90-2020]", "▸can_cu: [nd-90-2020]", "KD006"),
    "a key misspelt in a role line": ("[ban-chap-hanh], in_sentence:", "[ban-chap-hanh], ▸in_sentense:", "KD006"),
    "an id without quotes": ('- id: "4"', "- id: ▸4", "KD008"),
    "an id that looks like a fraction": ('- id: "9.1"', "- id: ▸9.1", "KD008"),
    "a step without quotes": ('{order: ["8", "10"]', '{order: ["8", ▸10]', "KD008"),
    "an unknown role": ("{role: leads,", "{role: ▸lead,", "KD008"),
    "a label of a modifier": ("modifiers: {by_authority: theo", "modifiers: {▸authority: theo", "KD008"),
    "a percentage over a hundred": ("percent: 20", "percent: ▸120", "KD402"),
    "a percentage in words": ("percent: 20", "percent: ▸20%", "KD008"),
    "a figure in words": ("{group: cap-uy, rated: 3,", "{group: cap-uy, rated: ▸ba,", "KD008"),
    "nothing after the colon": ("who: cb-thi-uy-quyen", "who:▸", "KD008"),
}


@pytest.mark.parametrize(("right", "wrong", "code"), SLIPS.values(), ids=SLIPS)
def test_a_slip_of_the_hand_in_the_plan_is_found_where_it_is(right, wrong, code):
    assert SOURCE.text.count(right) == 1
    marked_text = SOURCE.text.replace(right, wrong)
    before = marked_text[: marked_text.index("▸")].split("\n")
    (found, *more) = load(source.parse(marked_text.replace("▸", ""), "2022.yaml"))
    assert (found.code, found.span.line, found.span.column) == (code, len(before), len(before[-1]) + 1)
    assert more == []
