"""kiemdiem inspect: what people ask for, what they get in every form, and what they are told when it cannot be done."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

import papers
from kiemdiem.errors import KiemdiemError
from kiemdiem.inspection import running
from kiemdiem.inspection.inspecting import inspect
from papers import changed, package, paragraph
from running import kiemdiem, no_end_of_work

RIGHT = papers.plan("dang-hd36").whole()
WRONG = changed(RIGHT, ("Số 05-KH/TU", "Số: 05-KH/TU"))
WARNED = changed(RIGHT, ("<w:ind w:firstLine", '<w:ind w:left="900" w:firstLine'))


@pytest.fixture
def here(tmp_path: Path) -> Path:
    papers.written(tmp_path, RIGHT, "dung.docx")
    papers.written(tmp_path, WRONG, "sai.docx")
    papers.written(tmp_path, WARNED, "canh-bao.docx")
    return tmp_path


def test_a_document_that_is_right_ends_with_the_count_of_its_checks(here: Path) -> None:
    done = kiemdiem("inspect", "dung.docx", cwd=here)
    assert done.returncode == 0
    assert done.stdout.startswith("0 lỗi, 0 cảnh báo, 0 ghi chú · kiểm tra: ")
    assert ", 0 không đạt, 0 không thấy, 0 cần người xem\n" in done.stdout
    assert "dung.docx: dang-hd36 (Văn bản của Đảng, Hướng dẫn 36-HD/VPTW; theo ngày ban hành)" in done.stderr


def test_a_fault_says_what_has_to_be_what_is_where_how_to_mend_it_and_the_clause(here: Path) -> None:
    done = kiemdiem("inspect", "sai.docx", cwd=here)
    assert done.returncode == 1
    assert done.stdout.splitlines()[:4] == [
        "sai.docx:4:1: lỗi KD823: Số, ký hiệu: cần như mẫu Số 05-KH/TU; đang “Số: 05-KH/TU”",
        "    4 | Số: 05-KH/TU",
        "      | ^^^^^^^^^^^^",
        "  → Viết lại như mẫu Số 05-KH/TU (căn cứ: 1.3.2, Hướng dẫn 36-HD/VPTW)",
    ]


def test_a_document_may_be_held_against_other_rules(here: Path) -> None:
    done = kiemdiem("inspect", "dung.docx", "--profile", "dang-hd05", cwd=here)
    assert done.returncode == 1
    assert {"KD841", "KD852"} <= {word.rstrip(":") for word in done.stdout.split() if word.startswith("KD8")}
    assert "dang-hd05 (Văn bản của Đảng, Hướng dẫn 05-HD/VPTW; theo --profile)" in done.stderr
    unknown = kiemdiem("inspect", "dung.docx", "--profile", "dang-hd63", cwd=here)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "Có phải là “dang-hd36”?" in unknown.stderr


def test_every_verdict_is_listed_on_request(here: Path) -> None:
    done = kiemdiem("inspect", "sai.docx", "--show-all", cwd=here)
    lines = done.stdout.splitlines()
    assert lines[0] == "sai.docx"
    listed = [line for line in lines if line.startswith("  ") and " KD8" in line and "→" not in line]
    assert len(listed) == len(running.all_checks())
    assert any(line.startswith("  không có lỗi") and "KD802 Lề trên sai." in line for line in listed)
    assert any(line.startswith("  CÓ LỖI") and "KD823" in line for line in listed)
    assert any(line.startswith("  không áp dụng") and "KD862" in line for line in listed)


def test_warnings_fail_only_where_strict(here: Path) -> None:
    assert kiemdiem("inspect", "canh-bao.docx", cwd=here).returncode == 0
    assert kiemdiem("inspect", "canh-bao.docx", "--strict", cwd=here).returncode == 1
    assert kiemdiem("inspect", "sai.docx", "--exit-zero", cwd=here).returncode == 0


def test_codes_are_chosen_and_left_out(here: Path) -> None:
    assert kiemdiem("inspect", "sai.docx", "--ignore", "KD823", cwd=here).returncode == 0
    assert kiemdiem("inspect", "sai.docx", "--select", "KD801,KD802", cwd=here).returncode == 0
    assert kiemdiem("inspect", "sai.docx", "--select", "KD82", cwd=here).returncode == 1
    unknown = kiemdiem("inspect", "sai.docx", "--select", "KD2", cwd=here)
    assert (unknown.returncode, unknown.stdout) == (2, "")


def test_quiet_says_nothing_of_a_document_that_is_right(here: Path) -> None:
    done = kiemdiem("inspect", "dung.docx", "-q", cwd=here)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_file_that_cannot_be_read_does_not_hide_the_others(here: Path) -> None:
    (here / "hong.docx").write_bytes(b"PK not a document")
    done = kiemdiem("inspect", "sai.docx", "hong.docx", "khong-co.docx", cwd=here)
    assert done.returncode == 2
    assert "KD823" in done.stdout
    assert "hong.docx không kiểm tra được: không phải tệp .docx, hoặc tệp hỏng" in done.stderr
    assert "Không đọc được khong-co.docx: không có tệp" in done.stderr


def test_a_folder_brings_its_documents_and_not_what_word_has_open(here: Path) -> None:
    (here / "~$dung.docx").write_bytes(b"lock")
    done = kiemdiem("inspect", ".", cwd=here)
    assert done.returncode == 1
    assert done.stderr.count(": dang-hd36 (") == 3
    assert "~$" not in done.stderr


def test_json_carries_the_verdicts_with_need_have_and_clause(here: Path) -> None:
    done = kiemdiem("inspect", "sai.docx", "--output-format", "json", cwd=here)
    told = json.loads(done.stdout)
    assert [one["code"] for one in told["findings"]] == ["KD823"]
    verdicts = {one["code"]: one for one in told["verdicts"]}
    assert len(verdicts) == len(running.all_checks())
    assert verdicts["KD802"]["verdict"] == "pass"
    assert verdicts["KD823"] == {
        "file": "sai.docx", "code": "KD823", "verdict": "fail", "line": 4,
        "why": "Số, ký hiệu: cần như mẫu Số 05-KH/TU; đang “Số: 05-KH/TU”",
        "need": "như mẫu Số 05-KH/TU", "have": "“Số: 05-KH/TU”", "mend": "Viết lại như mẫu Số 05-KH/TU",
        "clause": "1.3.2, Hướng dẫn 36-HD/VPTW",
    }  # fmt: skip


def test_junit_counts_what_passed(here: Path) -> None:
    done = kiemdiem("inspect", "sai.docx", "--output-format", "junit", cwd=here)
    (suite,) = ElementTree.fromstring(done.stdout)
    assert suite.get("failures") == "1"
    assert int(suite.get("tests", 0)) > 35


def test_the_other_forms_name_the_place(here: Path) -> None:
    sarif = json.loads(kiemdiem("inspect", "sai.docx", "--output-format", "sarif", cwd=here).stdout)
    (result,) = sarif["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 4
    gitlab = json.loads(kiemdiem("inspect", "sai.docx", "--output-format", "gitlab", cwd=here).stdout)
    assert gitlab[0]["check_name"] == "wrong-number"
    github = kiemdiem("inspect", "sai.docx", "--output-format", "github", cwd=here).stdout
    assert github.startswith("::error file=sai.docx,line=4,col=1")


def test_english_is_spoken_on_request_and_the_document_stays_vietnamese(here: Path) -> None:
    done = kiemdiem("inspect", "sai.docx", "--lang", "en", cwd=here)
    assert done.returncode == 1
    assert "    4 | Số: 05-KH/TU" in done.stdout


def test_names_of_people_are_not_printed(tmp_path: Path) -> None:
    papers.written(tmp_path, changed(RIGHT, ("Nguyễn Văn An", "TS. Nguyễn Văn An")), "a.docx")
    for form in ("text", "json", "sarif", "github", "gitlab", "junit"):
        done = kiemdiem("inspect", "a.docx", "--output-format", form, cwd=tmp_path)
        assert done.returncode == 1
        assert "Nguyễn" not in done.stdout + done.stderr


def test_a_document_that_does_not_say_whose_it_is_needs_the_profile(tmp_path: Path) -> None:
    papers.written(tmp_path, package(paragraph("Ghi chép cuộc họp") + papers.SECTION.format(more="")), "a.docx")
    done = kiemdiem("inspect", "a.docx", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a.docx: không thấy dòng ĐẢNG CỘNG SẢN VIỆT NAM hay Quốc hiệu" in done.stderr
    assert "--profile dang-hd05 | dang-hd36 | nn-nd30" in done.stderr
    assert kiemdiem("inspect", "a.docx", "--profile", "nn-nd30", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("line", "profile", "why"),
    [
        ("ngày 26 tháng 5 năm 2026", "dang-hd36", "theo ngày ban hành"),
        ("ngày 27 tháng 5 năm 2026", "dang-hd05", "theo ngày ban hành"),
        ("ngày … tháng 3 năm 2026", "dang-hd36", "chưa ghi ngày, chỉ có thể thức này"),
        ("ngày … tháng 6 năm 2026", "dang-hd05", "chưa ghi ngày, chỉ có thể thức này"),
        ("ngày …… tháng …… năm 2020", "dang-hd36", "chưa ghi ngày, chỉ có thể thức này"),
        ("ngày …… tháng …… năm ……", "dang-hd36", "chưa ghi ngày, theo thể thức khớp nhất"),
    ],
)
def test_the_date_of_a_document_chooses_its_rules(line: str, profile: str, why: str, tmp_path: Path) -> None:
    made = changed(RIGHT, ("ngày 05 tháng 11 năm 2022", line))
    chosen = inspect(papers.written(tmp_path, made), running.all_checks()).chosen
    assert (chosen.profile.id, chosen.why) == (profile, why)


def test_an_undated_document_of_the_newer_rules_is_held_against_these(tmp_path: Path) -> None:
    made = changed(papers.letter("dang-hd05").whole(), ("ngày 05 tháng 11 năm 2026", "ngày …… tháng …… năm ……"))
    inspected = inspect(papers.written(tmp_path, made), running.all_checks())
    assert (inspected.chosen.profile.id, inspected.findings) == ("dang-hd05", ())


def part(name: str, content: str) -> bytes:
    """The plan with one more part, or another one."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(RIGHT)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return made.getvalue()


DOCUMENT = "word/document.xml"
HOSTILE = {
    "an entity": part(DOCUMENT, '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'),
    "no XML": part(DOCUMENT, "<w:document"),
    "no Word": part(DOCUMENT, "<html/>"),
    "nesting without end": part(DOCUMENT, "<a>" * 5000 + "</a>" * 5000),
    "a bomb": part(DOCUMENT, f"<a>{' ' * 60_000_000}</a>"),
    "the old format": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "nothing": b"",
    "half a file": RIGHT[: len(RIGHT) // 2],
}
BODY = f'<w:document xmlns:w="{papers.W}"><w:body>%s</w:body></w:document>'
ODD = {
    "no section": "<w:p/>",
    "no paragraph": "",
    "values that are none": '<w:p><w:pPr><w:spacing w:before="nan" w:line="1e999"/><w:ind w:left="x"/></w:pPr>'
    '<w:r><w:rPr><w:sz w:val="99999999999999999999"/></w:rPr><w:t>ĐẢNG CỘNG SẢN VIỆT NAM</w:t></w:r></w:p>'
    '<w:sectPr><w:pgSz w:w="-1" w:h=""/><w:pgMar w:top="inf"/><w:pgNumType w:start="a"/></w:sectPr>',
    "a table without cells": "<w:tbl><w:tr/></w:tbl><w:tbl/>",
    "many tables in one another": "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60,
    "a field that never ends": '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>A</w:t></w:r></w:p>',
}  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_a_message(data: bytes, tmp_path: Path) -> None:
    with no_end_of_work(), pytest.raises(KiemdiemError) as caught:
        inspect(papers.written(tmp_path, data), running.all_checks())
    assert "không kiểm tra được: " in caught.value.message


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
@pytest.mark.parametrize("profile", ["dang-hd36", "nn-nd30"])
def test_odd_content_is_looked_at_without_a_crash(content: str, profile: str, tmp_path: Path) -> None:
    from kiemdiem import formats

    made = part(DOCUMENT, BODY % content)
    inspected = inspect(papers.written(tmp_path, made), running.all_checks(), formats.find(profile))
    assert len(inspected.verdicts) == len(running.all_checks())


def test_styles_that_build_on_themselves_are_no_loop(tmp_path: Path) -> None:
    loop = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    loop += '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    styles = papers.STYLES.replace("</w:styles>", f"{loop}</w:styles>")
    text = papers.plan("dang-hd36").text.replace("<w:pPr>", '<w:pPr><w:pStyle w:val="A"/>', 1)
    made = changed(RIGHT, (papers.plan("dang-hd36").text, text))
    made = changed(made, (papers.STYLES, styles), part="word/styles.xml")
    assert inspect(papers.written(tmp_path, made), running.all_checks()).findings == ()


def test_external_links_are_not_followed_and_do_no_harm(tmp_path: Path) -> None:
    rels = papers.part_of(RIGHT, "word/_rels/document.xml.rels")
    target = 'Target="http://127.0.0.1:9/x.dotm" TargetMode="External"'
    link = f'<Relationship Id="rId99" Type="http://x/attachedTemplate" {target}/>'
    made = changed(RIGHT, ("</Relationships>", f"{link}</Relationships>"), part="word/_rels/document.xml.rels")
    assert link not in rels
    assert inspect(papers.written(tmp_path, made), running.all_checks()).findings == ()


def test_two_hundred_pages_are_looked_at_to_the_end(tmp_path: Path) -> None:
    plan = papers.plan("dang-hd36")
    long = "".join(papers.body(f"{number % 90 + 1}) {papers.SENTENCE} {papers.SENTENCE}") for number in range(1600))
    made = changed(RIGHT, (plan.text, long + plan.text))
    with no_end_of_work():
        assert inspect(papers.written(tmp_path, made), running.all_checks()).findings == ()


def test_what_a_document_says_cannot_steer_a_terminal(tmp_path: Path) -> None:
    made = changed(RIGHT, ("Số 05-KH/TU", "Số 05\u202e-KH/TU ##[error]"))
    done = kiemdiem("inspect", papers.written(tmp_path, made))
    assert done.returncode == 1
    assert "\u202e" not in done.stdout
    assert "##[" not in done.stdout
