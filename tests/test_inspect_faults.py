"""One fault in a document that is right is found as that fault, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

import drafting
import papers
from kiemdiem.inspection import running
from kiemdiem.inspection.inspecting import inspect
from papers import DAYS, SENTENCE, Paper, body, changed, paragraph, reset

Spoil = Callable[[bytes], bytes]
OLD, NEW, STATE = "dang-hd36", "dang-hd05", "nn-nd30"
CENTRE: dict[str, Any] = {"align": "center"}


@cache
def notice() -> bytes:
    """The notice of deadlines that the program makes of the plan of 2022 for one agency."""
    known: dict[str, Any] = {"number": "05-TB/TU", "place": "TX. Minh Hòa", "day": date(2022, 11, 5)}
    return drafting.document("thong-bao", drafting.plan_2022(), "van-phong", **known)


def whole(make: Callable[[str], Paper], profile: str) -> bytes:
    """A document of this profile as it has to be."""
    return make(profile).whole()


def text(old: str, new: str, part: str = "word/document.xml") -> Spoil:
    """Other text in the file."""
    return lambda document: changed(document, (old, new), part=part)


def line(said: str, *new: str) -> Spoil:
    """Other paragraphs instead of the one with this text; none takes it away."""
    return lambda document: reset(document, said, *new)


def both(*spoils: Spoil) -> Spoil:
    """One change after another, where a fault takes two."""

    def spoil(document: bytes) -> bytes:
        for one in spoils:
            document = one(document)
        return document

    return spoil


def of_plan(profile: str) -> Callable[[], bytes]:
    """A plan of this profile."""
    return partial(whole, papers.plan, profile)


def of_letter(profile: str) -> Callable[[], bytes]:
    """A letter of this profile."""
    return partial(whole, papers.letter, profile)


def of_submission(profile: str) -> Callable[[], bytes]:
    """A submission of this profile."""
    return partial(whole, papers.submission, profile)


def of_decision(profile: str) -> Callable[[], bytes]:
    """A decision of this profile, with annexes."""
    return partial(whole, papers.decision, profile)


def style(id_: str, old: str, new: str) -> Spoil:
    """Another property in a style of the template."""
    return lambda document: changed(
        document,
        (_style(document, id_), _style(document, id_).replace(old, new, 1)),
        part="word/styles.xml",
    )


def _style(document: bytes, id_: str) -> str:
    styles = papers.part_of(document, "word/styles.xml")
    start = styles.index(f'w:styleId="{id_}"')
    return styles[start : styles.index("</w:style>", start)]


SECOND = "2. Các cấp"


def second(old: str, new: str, *, exact: bool = False) -> Spoil:
    """Another property of one paragraph of the text."""
    return line(SECOND, body(f"2. {SENTENCE}", exact=exact).replace(old, new))


def bold(said: str, size: float = 12, *, underline: bool = False) -> str:
    """A centred bold line."""
    return paragraph(said, size, bold=True, underline=underline, **CENTRE)


def day(*, italic: bool) -> str:
    """The place and date of state documents."""
    return paragraph(f"Minh Hòa, ngày {DAYS[STATE]}", 13, italic=italic, **CENTRE)


BEFORE = '<w:spacing w:before="120"/>'
HEADING = '<w:b/><w:sz w:val="28"/>'
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SIX = body(SENTENCE).replace('w:before="120"', 'w:before="0"')
URGENT = paragraph("HỎA TỐC", **CENTRE)
DRAFT = paragraph("DỰ THẢO", italic=True, **CENTRE)
BETWEEN = '<w:p><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>'
PICTURE = (
    '<w:p><w:pPr><w:spacing w:line="360" w:lineRule="exact"/></w:pPr><w:r><w:pict><v:imagedata xmlns:v='
    '"urn:schemas-microsoft-com:vml"/></w:pict></w:r></w:p>'
)
FIRST_BODY = '<w:p><w:pPr><w:spacing w:before="120"'

PARTY = [
    ("P01", "KD801", notice, text('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    ("P02", "KD802", notice, text('w:top="1134"', 'w:top="1417"')),
    ("P03", "KD803", notice, text('w:bottom="1134"', 'w:bottom="850"')),
    ("P04", "KD804", notice, text('w:left="1701" w:header', 'w:left="1134" w:header')),
    ("P04", "KD804", notice, text('w:gutter="0"', 'w:gutter="567"')),
    ("P05", "KD805", notice, text('w:right="850"', 'w:right="1134"')),
    (
        "P06", "KD806", notice,
        both(text('w:gutter="0"', 'w:gutter="284"'),
             text("<w:zoom", "<w:mirrorMargins/><w:zoom", "word/settings.xml")),
    ),
    ("P07", "KD807", of_letter(OLD), text('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')),
    ("P08", "KD808", notice, style("KDObang", '<w:rPr>', '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')),
    ("P09", "KD809", of_plan(NEW), text(HEADING, f'<w:color w:val="FF0000"/>{HEADING}')),
    ("P10", "KD810", notice, text("Nội dung", "No\u0323\u0302i dung")),
    ("P10", "KD810", notice, style("KDHoten", '<w:rPr>', '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')),
    ("P11", "KD811", notice, text("</w:pPr>", '<w:jc w:val="right"/></w:pPr>', "word/header1.xml")),
    (
        "P11", "KD811", of_plan(OLD),
        both(text("PAGE", "DATE", "word/header.xml"),
             second("<w:t ", '<w:br w:type="page"/><w:t ', exact=True)),
    ),
    ("P12", "KD812", notice, text('w:header="567"', 'w:header="850"')),
    ("P13", "KD813", notice, text("<w:titlePg/>", "")),
    ("P14", "KD814", notice, text('w:fmt="decimal"', 'w:fmt="lowerRoman"')),
    ("P14", "KD814", notice, style("KDTrang", 'w:sz w:val="28"', 'w:sz w:val="24"')),
    ("P15", "KD815", notice, text("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT-NAM")),
    ("P15", "KD815", notice, text("ĐẢNG CỘNG SẢN VIỆT NAM", "")),
    ("P16", "KD816", notice, style("KDTieude", 'w:sz w:val="30"', 'w:sz w:val="28"')),
    ("P17", "KD817", notice, style("KDTieude", '<w:u w:val="single"/>', "")),
    ("P18", "KD818", notice, text("ĐẢNG BỘ …………", "Độc lập - Tự do - Hạnh phúc")),
    ("P19", "KD819", notice, style("KDCaptren", "<w:rPr>", "<w:rPr><w:b/>")),
    ("P19", "KD819", of_plan(NEW), line("THỊ ỦY MINH HÒA", paragraph("THỊ ỦY MINH HÒA", 13, bold=True, **CENTRE))),
    ("P20", "KD820", of_plan(OLD), text("THỊ ỦY MINH HÒA", "BAN THƯỜNG VỤ THỊ ỦY")),
    ("P21", "KD821", of_plan(OLD), line("ĐẢNG BỘ TỈNH BÌNH AN")),
    ("P22", "KD822", notice, text(">*<", ">***<")),
    ("P22", "KD822", of_plan(NEW), line(">*<")),
    ("P22", "KD822", notice, style("KDSao", '<w:jc w:val="center"/>', "")),
    ("P23", "KD823", notice, text("Số 05-TB/TU", "Số: 05-TB/TU")),
    ("P23", "KD823", notice, text("05-TB/TU", "05 - TB/TU")),
    ("P23", "KD823", notice, text("05-TB/TU", "05–TB/TU")),
    ("P24", "KD824", notice, text("05-TB/TU", "5-TB/TU")),
    ("P25", "KD825", notice, text("05-TB/TU", "05-KH/TU")),
    ("P25", "KD825", of_decision(NEW), both(text("05-QC/TU", "05-QĐi/TU"), text(">QUY CHẾ<", ">QUY ĐỊNH<"))),
    ("P26", "KD826", notice, style("KDSo", "<w:rPr>", "<w:rPr><w:b/>")),
    ("P27", "KD827", notice, text("ngày 05 tháng 11", "ngày 5 tháng 11")),
    ("P27", "KD827", of_plan(OLD), text("05 tháng 11", "31 tháng 11")),
    ("P27", "KD827", of_plan(OLD), text("05 tháng 11 năm 2022", "05 tháng 04 năm 2022")),
    ("P27", "KD827", notice, text("Hòa, ngày", "Hòa ngày")),
    ("P28", "KD828", notice, style("KDNgay", "<w:i/>", "")),
    ("P29", "KD829", of_plan(OLD), text("Minh Hòa, ngày", "Hòa, ngày")),
    ("P30", "KD830", notice, style("KDTenloai", 'w:sz w:val="32"', 'w:sz w:val="28"')),
    ("P30", "KD830", of_plan(OLD), line("KẾ HOẠCH", paragraph("Kế hoạch", 16, bold=True, **CENTRE))),
    ("P31", "KD831", notice, style("KDTrichyeu", "<w:b/>", "")),
    ("P31", "KD831", of_plan(OLD), text(">kiểm điểm,", ">Kiểm điểm,")),
    ("P31", "KD831", of_plan(NEW), text("loại năm 2022<", "loại năm 2022.<")),
    ("P32", "KD832", notice, text(">-----<", ">————<")),
    ("P32", "KD832", notice, text(">-----<", "><")),
    ("P33", "KD833", of_letter(NEW), text("về việc đôn đốc", "đôn đốc")),
    ("P33", "KD833", of_letter(OLD), line("đôn đốc", paragraph("đôn đốc báo cáo", 14, italic=True, **CENTRE))),
    ("P33", "KD833", of_letter(OLD), line("đôn đốc")),
    ("P34", "KD834", notice, style("KDThanbai", 'w:sz w:val="28"', 'w:sz w:val="26"')),
    ("P34", "KD834", of_plan(OLD), line(SECOND, body(f"2. {SENTENCE}", size=15))),
    ("P35", "KD835", notice, style("KDThanbai", '<w:jc w:val="both"/>', '<w:jc w:val="left"/>')),
    ("P36", "KD836", notice, style("KDThanbai", 'w:firstLine="567"', 'w:firstLine="0"')),
    ("P36", "KD836", of_plan(OLD), text(">1. Các cấp", "> 1. Các cấp")),
    ("P37", "KD837", of_plan(OLD), line(SECOND, SIX.replace(">Các cấp", ">2. Các cấp"))),
    ("P37", "KD837", of_plan(NEW), line(SECOND, BETWEEN, body(f"2. {SENTENCE}"))),
    ("P38", "KD838", notice, style("KDThanbai", 'w:lineRule="exact"', 'w:lineRule="auto"')),
    ("P38", "KD838", of_plan(NEW), text('w:line="360"', 'w:line="480"')),
    ("P39", "KD839", of_letter(OLD), text("<w:sectPr>", PICTURE + "<w:sectPr>")),
    ("P40", "KD840", notice, text("để được hướng dẫn.", "để được hướng dẫn./.")),
    ("P40", "KD840", of_plan(NEW), text("thực hiện nghiêm túc.", "thực hiện nghiêm túc;")),
    ("P41", "KD841", of_plan(OLD), text("Cộng sản Việt Nam,", "Cộng sản Việt Nam.")),
    ("P41", "KD841", of_plan(NEW), text(">- Căn cứ Điều lệ", ">Căn cứ Điều lệ")),
    ("P41", "KD841", of_plan(NEW), text("Bộ Chính trị;", "Bộ Chính trị.")),
    ("P42", "KD842", of_decision(OLD), text(">Điều 2.<", ">Điều 3.<")),
    ("P42", "KD842", of_decision(OLD), line("Chương II", paragraph("Chương II", own=BEFORE, **CENTRE))),
    ("P42", "KD842", of_plan(OLD), text(">2. Các cấp", ">3. Các cấp")),
    ("P42", "KD842", of_decision(NEW), text(">b) Trước", ">c) Trước")),
    ("P43", "KD843", of_plan(OLD), text(">II- Nội dung", ">II. Nội dung")),
    ("P44", "KD844", notice, text("T/M BAN", "TM. BAN")),
    ("P44", "KD844", notice, text("T/M BAN", "T.M BAN")),
    ("P44", "KD844", of_plan(OLD), both(line("T/M BAN"), line("PHÓ BÍ THƯ", paragraph("BÍ THƯ", bold=True, **CENTRE)))),
    ("P45", "KD845", notice, style("KDChucvu", "<w:rPr>", "<w:rPr><w:b/>")),
    ("P45", "KD845", notice, style("KDQuyenhan", "<w:b/>", "")),
    ("P46", "KD846", notice, text("PHÓ BÍ THƯ", "ỦY VIÊN BAN THƯỜNG VỤ")),
    ("P46", "KD846", of_plan(NEW), text("PHÓ BÍ THƯ", "PHÓ BÍ THƯ THỊ ỦY")),
    ("P47", "KD847", of_plan(OLD), both(text("T/M BAN THƯỜNG VỤ", "K/T TRƯỞNG BAN"), text("PHÓ BÍ THƯ", "TRƯỞNG BAN"))),
    ("P48", "KD848", of_plan(OLD), text("Nguyễn Văn An", "TS. Nguyễn Văn An")),
    ("P48", "KD848", of_plan(OLD), text("Nguyễn Văn An", "NGUYỄN VĂN AN")),
    ("P48", "KD848", notice, style("KDHoten", "<w:b/>", "")),
    ("P49", "KD849", notice, text("<w:keepNext/></w:pPr>", "</w:pPr>")),
    ("P50", "KD850", notice, style("KDNoinhan", 'w:sz w:val="28"', 'w:sz w:val="24"')),
    ("P50", "KD850", of_plan(NEW), line("Nơi nhận:", paragraph("Nơi nhận:"))),
    ("P51", "KD851", notice, style("KDDongnhan", 'w:sz w:val="24"', 'w:sz w:val="26"')),
    ("P51", "KD851", of_plan(OLD), text(">- Thường trực Tỉnh ủy", ">Thường trực Tỉnh ủy")),
    ("P52", "KD852", notice, text("(báo cáo),", "(báo cáo);")),
    ("P52", "KD852", of_plan(NEW), text("Lưu Văn phòng Thị ủy.", "Lưu Văn phòng Thị ủy;")),
    ("P53", "KD853", of_plan(OLD), text("- Lưu Văn phòng Thị ủy.", "- Lưu: VT.")),
    ("P54", "KD854", of_letter(OLD), line("- Như trên,")),
    ("P55", "KD855", of_submission(NEW), text("Kính trình:", "Kính gửi:")),
    ("P55", "KD855", of_letter(NEW), text("phường An Lạc;", "phường An Lạc,")),
    ("P55", "KD855", of_letter(OLD), text(">Kính gửi:<", ">Kính gửi<")),
    ("P56", "KD856", notice, line("Số 05-TB/TU", paragraph("Số 05-TB/TU", **CENTRE), URGENT)),
    ("P56", "KD856", of_plan(OLD), line("Số 05", paragraph("Số 05-KH/TU", **CENTRE), DRAFT)),
    ("P57", "KD857", of_decision(OLD), text("Phụ lục 2", "Phụ lục II")),
    ("P57", "KD857", of_decision(NEW), line("Kèm theo")),
    ("P57", "KD857", of_decision(OLD), line("Phụ lục 2", paragraph("Phụ lục 2", bold=True, **CENTRE))),
    ("P58", "KD858", of_plan(OLD), text("số 132-QĐ/TW, ngày 08/3/2018 của Bộ Chính trị", "số 132-QĐ/TW")),
    ("P59", "KD859", of_plan(OLD), both(text("1. Các cấp", "1. CQTM, các cấp"), text(SECOND, "2. CQTM, cấp"))),
    ("P60", "KD860", notice, text("Bùi Văn Lý", "Bùi Văn Thuỷ")),
    ("P61", "KD861", notice, text("Đề nghị Văn phòng", "Đề nghị [tên cơ quan]")),
    ("P61", "KD861", of_plan(NEW), text("Nguyễn Văn An", "Nguyễn {{ ten }}")),
]  # fmt: skip
"""Item of the list of checks for the Party, code, a document that is right, the fault."""

STATE_FAULTS = [
    ("S01", "KD801", of_plan(STATE), text('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    ("S02", "KD802", of_plan(STATE), text('w:top="1134"', 'w:top="850"')),
    ("S02", "KD803", of_plan(STATE), text('w:bottom="1134"', 'w:bottom="1701"')),
    ("S03", "KD804", of_plan(STATE), text('w:left="1701" w:header', 'w:left="1417" w:header')),
    ("S04", "KD805", of_plan(STATE), text('w:right="850"', 'w:right="1417"')),
    ("S05", "KD808", of_plan(STATE), text(HEADING, f'<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>{HEADING}')),
    ("S05", "KD809", of_plan(STATE), text(HEADING, f'<w:color w:val="0000FF"/>{HEADING}')),
    ("S05", "KD810", of_plan(STATE), text("Mục đích", "Mu\u0323c đích")),
    ("S06", "KD811", of_plan(STATE), text('<w:jc w:val="center"/>', '<w:jc w:val="right"/>', "word/header.xml")),
    ("S06", "KD812", of_plan(STATE), text('w:header="567"', 'w:header="1417"')),
    ("S06", "KD813", of_plan(STATE), text("<w:titlePg/>", "")),
    ("S06", "KD814", of_plan(STATE), text("<w:t>2", '<w:rPr><w:sz w:val="22"/></w:rPr><w:t>2', "word/header.xml")),
    ("S07", "KD815", of_plan(STATE), text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HÒA XÃ HỘI CHỦ NGHỈA")),
    ("S07", "KD816", of_plan(STATE), line("CỘNG HÒA", paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, **CENTRE))),
    ("S08", "KD862", of_plan(STATE), text("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")),
    ("S09", "KD817", of_plan(STATE), line("Độc lập", bold(MOTTO, 13))),
    ("S10", "KD819", of_plan(STATE), line("TỈNH BÌNH AN", bold("ỦY BAN NHÂN DÂN TỈNH BÌNH AN"))),
    ("S11", "KD863", of_plan(STATE), text(papers.rule(2000, 4535), papers.rule(400, 4535))),
    ("S12", "KD823", of_plan(STATE), text("Số: 05/KH-UBND", "Số 05/KH-UBND")),
    ("S12", "KD824", of_plan(STATE), text("05/KH-UBND", "5/KH-UBND")),
    ("S12", "KD826", of_plan(STATE), line("Số: 05", paragraph("Số: 05/KH-UBND", 14, **CENTRE))),
    ("S13", "KD825", of_plan(STATE), text("05/KH-UBND", "05/BC-UBND")),
    ("S13", "KD825", of_letter(STATE), text("05/UBND-NV", "05/CV-UBND")),
    ("S14", "KD827", of_plan(STATE), text("ngày 05 tháng", "ngày 5 tháng")),
    ("S14", "KD828", of_plan(STATE), line("Minh Hòa, ngày", day(italic=False))),
    (
        "S14", "KD865", of_plan(STATE),
        both(line("Minh Hòa, ngày", "<w:p/>"),
             line("Độc lập", bold(MOTTO, 13, underline=True), day(italic=True))),
    ),
    ("S15", "KD830", of_plan(STATE), line("KẾ HOẠCH", paragraph("KẾ HOẠCH", 16, bold=True, **CENTRE))),
    ("S16", "KD831", of_plan(STATE), text(">Kiểm điểm", ">kiểm điểm")),
    ("S16", "KD864", of_plan(STATE), text(papers.rule(1900, 9355), paragraph("-----", **CENTRE))),
    ("S17", "KD833", of_letter(STATE), text("V/v đôn đốc", "Về việc đôn đốc")),
    ("S18", "KD841", of_plan(STATE), text("của Chính phủ.", "của Chính phủ,")),
    ("S18", "KD841", of_plan(STATE), line("Căn cứ Luật", body("Căn cứ Luật Đất đai;", exact=False))),
    ("S19", "KD834", of_plan(STATE), line(SECOND, body(f"2. {SENTENCE}", exact=False, size=13))),
    ("S19", "KD835", of_plan(STATE), second('"both"', '"left"')),
    ("S20", "KD836", of_plan(STATE), second("567", "850")),
    ("S21", "KD837", of_plan(STATE), second('"120"', '"60"')),
    ("S22", "KD838", of_plan(STATE), second('"276"', '"480"')),
    ("S22", "KD838", of_plan(STATE), second('"360"', '"260"', exact=True)),
    ("S23", "KD842", of_decision(STATE), text(">Điều 2.<", ">Điều 4.<")),
    ("S24", "KD844", of_plan(STATE), text("TM. ỦY", "T/M ỦY")),
    ("S24", "KD845", of_plan(STATE), line(">CHỦ TỊCH<", paragraph("CHỦ TỊCH", **CENTRE))),
    ("S24", "KD847", of_plan(STATE), text("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")),
    ("S25", "KD848", of_plan(STATE), text("Nguyễn Văn An", "ThS. Nguyễn Văn An")),
    ("S26", "KD850", of_plan(STATE), line("Nơi nhận:", paragraph("Nơi nhận:", 12, bold=True))),
    ("S26", "KD849", of_plan(STATE), text("<w:keepNext/>", "")),
    ("S27", "KD851", of_plan(STATE), line("- Thường trực", paragraph("- Thường trực Tỉnh ủy (báo cáo);", 12))),
    ("S27", "KD852", of_plan(STATE), text("(báo cáo);", "(báo cáo),")),
    ("S27", "KD853", of_plan(STATE), text("- Lưu: VT, NV.", "- Lưu VT, NV.")),
    ("S28", "KD855", of_letter(STATE), text("phường An Lạc;", "phường An Lạc,")),
    ("S28", "KD854", of_letter(STATE), line("- Như trên;")),
    ("S29", "KD857", of_decision(STATE), text("Phụ lục II", "Phụ lục 2")),
    ("S30", "KD818", of_plan(STATE), line("TỈNH BÌNH AN", paragraph("ĐẢNG CỘNG SẢN VIỆT NAM", 12, **CENTRE))),
    ("S31", "KD866", of_plan(STATE), line("Số: 05", paragraph("Số: 05/KH-UBND", 13, **CENTRE), bold("HỎA TỐC", 14))),
    ("S32", "KD840", of_plan(STATE), text("nghiêm túc./.", "nghiêm túc;")),
]  # fmt: skip
"""Item of the list of checks for the state, code, a document that is right, the fault."""


def codes(folder: Path, document: bytes) -> list[str]:
    """The codes of what is found in a document, each once."""
    found = inspect(papers.written(folder, document), running.all_checks()).findings
    return sorted({one.code for one in found})


@pytest.mark.parametrize(
    ("code", "right", "spoil"),
    [
        pytest.param(code, right, spoil, id=f"{item}-{number}")
        for number, (item, code, right, spoil) in enumerate(PARTY)
    ],
)
def test_a_fault_in_a_party_document_is_found_and_nothing_else(
    code: str, right: Callable[[], bytes], spoil: Spoil, tmp_path: Path
) -> None:
    assert codes(tmp_path, spoil(right())) == [code]


@pytest.mark.parametrize(
    ("code", "right", "spoil"),
    [
        pytest.param(code, right, spoil, id=f"{item}-{number}")
        for number, (item, code, right, spoil) in enumerate(STATE_FAULTS)
    ],
)
def test_a_fault_in_a_state_document_is_found_and_nothing_else(
    code: str, right: Callable[[], bytes], spoil: Spoil, tmp_path: Path
) -> None:
    assert codes(tmp_path, spoil(right())) == [code]


def test_every_item_of_both_lists_of_checks_has_a_planted_fault() -> None:
    assert {item for item, *_rest in PARTY} == {f"P{number:02d}" for number in range(1, 62)}
    assert {item for item, *_rest in STATE_FAULTS} == {f"S{number:02d}" for number in range(1, 33)}


def test_every_code_of_documents_has_a_planted_fault() -> None:
    planted = {code for _item, code, *_rest in (*PARTY, *STATE_FAULTS)}
    laid_out_otherwise = {"KD867", "KD868"}  # see test_inspect_layouts.py
    assert planted | laid_out_otherwise == {one.code for one in running.all_checks()}
