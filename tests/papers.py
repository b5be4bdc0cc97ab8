"""Official documents made by hand, one paragraph after another: right in every profile, ready to be spoilt."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:w="{W}" xmlns:r="{_R}"'
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"

STYLES = (
    f"<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
HEADER = (
    f'<w:hdr {_NAMES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
FIRST_HEADER = f"<w:hdr {_NAMES}><w:p/></w:hdr>"
SETTINGS = f"<w:settings {_NAMES}></w:settings>"
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"'
    ' w:footer="567" w:gutter="0"/>{more}<w:titlePg/></w:sectPr>'
)


def paragraph(
    text: str,
    size: float = 14,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    align: str = "left",
    own: str = "",
    boxed: bool = False,
) -> str:
    """A paragraph with letters of one look; "\\n" is a line break, `own` are further properties of the paragraph."""
    switches = "".join(f"<w:{tag}/>" for tag, on in (("b", bold), ("i", italic)) if on)
    line = '<w:u w:val="single"/>' if underline else ""
    look = f'<w:rPr>{switches}<w:sz w:val="{int(size * 2)}"/>{line}</w:rPr>'
    border = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right")) if boxed else ""
    box = f"<w:pBdr>{border}</w:pBdr>" if boxed else ""
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in text.split("\n"))
    return f'<w:p><w:pPr>{box}{own}<w:jc w:val="{align}"/></w:pPr><w:r>{look}{runs}</w:r></w:p>'


def body(text: str, *, exact: bool = True, size: float = 14, own: str = "") -> str:
    """A paragraph of the text as Party (`exact`) or state documents set it."""
    spacing = 'w:line="360" w:lineRule="exact"' if exact else 'w:line="276" w:lineRule="auto"'
    set_as = f'{own}<w:spacing w:before="120" w:after="0" {spacing}/><w:ind w:firstLine="567"/>'
    return paragraph(text, size, align="both", own=set_as)


def table(*rows: tuple[str, ...], widths: tuple[int, ...], ruled: bool = False) -> str:
    """A table of cells that hold paragraphs; its rows are not broken."""
    lines = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if ruled else ""
    made = ""
    for row in rows:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        made += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{made}</w:tbl>"


def package(document: str, **parts: str) -> bytes:
    """A .docx of the body `document`; `parts` stand in for styles, settings, header and first header."""
    kinds = {"styles": "styles", "header": "header", "first": "header", "settings": "settings", "footer": "footer"}
    contents = {"styles": STYLES, "header": HEADER, "first": FIRST_HEADER, "settings": SETTINGS} | parts
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KINDS}.{kinds.get(name, name)}+xml"/>'
        for name in contents
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kinds.get(name, name)}" Target="{name}.xml"/>'
        for number, name in enumerate(contents, 1)
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_KINDS}.document.main+xml"/>{overrides}</Types>',
        )
        link = f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        zipped.writestr("_rels/.rels", _relations(link))
        zipped.writestr("word/_rels/document.xml.rels", _relations(links))
        zipped.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{document}</w:body></w:document>")
        for name, content in contents.items():
            zipped.writestr(f"word/{name}.xml", content)
    return made.getvalue()


def _relations(links: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


@dataclass(frozen=True)
class Paper:
    """The pieces of a document, in their order; `whole` puts them together."""

    head: str
    heading: str
    to: str
    bases: str
    text: str
    closing: str
    annexes: str = ""
    section: str = SECTION.format(more="")

    def whole(self) -> bytes:
        """The document as a .docx."""
        pieces = (self.head, self.heading, self.to, self.bases, self.text, self.closing, self.annexes, self.section)
        return package("".join(pieces))


SENTENCE = (
    "Các cấp ủy, tổ chức đảng, tập thể lãnh đạo cơ quan, đơn vị tổ chức kiểm điểm, đánh giá, xếp loại chất lượng đúng "
    "thời hạn, đúng thẩm quyền, bảo đảm khách quan, công khai."
)
DAYS = {"dang-hd36": "05 tháng 11 năm 2022", "dang-hd05": "05 tháng 11 năm 2026", "nn-nd30": "05 tháng 11 năm 2022"}


def plan(profile: str) -> Paper:
    """A plan (kế hoạch) with bases and numbered headings."""
    party = profile != "nn-nd30"
    heading = _type("KẾ HOẠCH", "kiểm điểm, đánh giá, xếp loại năm 2022", party=party)
    return Paper(_head(profile, "KH"), heading, "", _bases(profile), _text(profile), _closing(profile))


def letter(profile: str) -> Paper:
    """An official letter (công văn) to two bodies."""
    text = body(SENTENCE, exact=profile != "nn-nd30") + _last(profile)
    return Paper(_head(profile, "CV", letter=True), "", _to(profile), "", text, _closing(profile, same=True))


def submission(profile: str) -> Paper:
    """A submission (tờ trình) to two bodies."""
    party = profile != "nn-nd30"
    heading = _type("TỜ TRÌNH", "về kết quả xếp loại năm 2022", party=party)
    label = "Kính trình" if profile == "dang-hd05" else "Kính gửi"
    text = body(SENTENCE, exact=party) + _last(profile)
    return Paper(_head(profile, "TTr"), heading, _to(profile, label), "", text, _closing(profile, same=True))


def decision(profile: str) -> Paper:
    """A regulation in chapters and articles, with two annexes."""
    party = profile != "nn-nd30"
    kind, symbol = ("QUY CHẾ", "QC") if party else ("QUYẾT ĐỊNH", "QĐ")
    heading = _type(kind, "kiểm điểm, đánh giá, xếp loại hằng năm", party=party)
    centred: dict[str, Any] = {"bold": True, "align": "center"}
    above = {**centred, "own": '<w:spacing w:before="120"/>'}
    text = paragraph("Chương I", **above) + paragraph("QUY ĐỊNH CHUNG", **centred)
    for number in (1, 2):
        line = body(f" {SENTENCE}", exact=party)
        bold = f'<w:r><w:rPr><w:b/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">Điều {number}.</w:t></w:r>'
        text += line.replace("<w:r>", bold + "<w:r>", 1)
    text += paragraph("Chương II", **above) + paragraph("TỔ CHỨC THỰC HIỆN", **centred)
    text += body("1. Cấp ủy các cấp triển khai thực hiện.", exact=party)
    text += body("a) Mỗi năm một lần (theo Phụ lục kèm theo);", exact=party)
    text += body("b) Trước ngày 31 tháng 12.", exact=party) + _last(profile, "2. Quy định này có hiệu lực từ ngày ký")
    annexes = "".join(_annex(profile, number) for number in (1, 2))
    section = SECTION.format(more='<w:pgNumType w:start="1"/>')
    first = f"<w:p><w:pPr>{SECTION.format(more='')}</w:pPr></w:p>"
    return Paper(
        _head(profile, symbol), heading, "", "", text, _closing(profile) + first, annexes=annexes, section=section
    )


def _annex(profile: str, number: int) -> str:
    party = profile != "nn-nd30"
    label = f"Phụ lục {number if party else 'I' * number}"
    day = DAYS[profile].split()
    code = "05-QC/TU" if party else "05/QĐ-UBND"
    reference = f"(Kèm theo Quy chế số {code}, ngày {day[0]}/{day[2]}/{day[4]} của Thị ủy)"
    made = paragraph(label, bold=True, align="center", own="<w:pageBreakBefore/>")
    made += paragraph("BIỂU TỔNG HỢP", bold=True, align="center")
    if profile != "dang-hd36":
        made += paragraph(reference, italic=True, align="center")
    return made + table((paragraph("TT", 12), paragraph("Đơn vị", 12)), widths=(1000, 8000), ruled=True)


def _head(profile: str, symbol: str, *, letter: bool = False) -> str:
    party = profile != "nn-nd30"
    day = f"Minh Hòa, ngày {DAYS[profile]}"
    small = 14 if party else 13
    if party:
        left = paragraph("ĐẢNG BỘ TỈNH BÌNH AN", align="center")
        left += paragraph("THỊ ỦY MINH HÒA", bold=True, align="center") + paragraph("*", align="center")
        right = paragraph("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True, underline=True, align="center")
        number = paragraph(f"Số 05-{symbol}/TU", align="center")
        subject = "về việc đôn đốc báo cáo" if profile == "dang-hd05" else "đôn đốc báo cáo kết quả"
        under = paragraph(subject, 12, italic=True, align="center")
        right += paragraph(day, italic=True, align="center")
        rows: tuple[tuple[str, ...], ...] = ((left + number + (under if letter else ""), right),)
    else:
        left = paragraph("TỈNH BÌNH AN", 12, align="center")
        left += paragraph("ỦY BAN NHÂN DÂN THỊ XÃ MINH HÒA", 12, bold=True, align="center") + rule(2000, 4535)
        right = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, align="center")
        right += paragraph("Độc lập - Tự do - Hạnh phúc", 13, bold=True, underline=True, align="center")
        number = paragraph("Số: 05/UBND-NV" if letter else f"Số: 05/{symbol}-UBND", small, align="center")
        gap = '<w:spacing w:before="120"/>'
        under = paragraph("V/v đôn đốc báo cáo kết quả", 12, align="center", own=gap) if letter else ""
        rows = ((left, right), (number + under, paragraph(day, 13, italic=True, align="center")))
    return table(*rows, widths=(4535, 4820))


def rule(length: int, width: int) -> str:
    """An empty paragraph with a border below, `length` twips long in a column of `width`."""
    side = (width - length) // 2
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'
    return f'<w:p><w:pPr>{border}<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'


def _type(kind: str, subject: str, *, party: bool) -> str:
    made = paragraph(kind, 16 if party else 14, bold=True, align="center")
    said = subject if party else subject[0].upper() + subject[1:]
    made += paragraph(said, 14, bold=True, align="center")
    return made + (paragraph("-----", align="center") if party else rule(1900, 9355))


def _to(profile: str, label: str = "Kính gửi") -> str:
    party, mark = profile != "nn-nd30", "," if profile == "dang-hd36" else ";"
    end = mark if party else "."
    return (
        paragraph(f"{label}:", italic=party, align="center")
        + paragraph(f"- Đảng ủy phường An Lạc{mark}", align="left", own='<w:ind w:left="3400"/>')
        + paragraph(f"- Đảng ủy phường An Bình{end}", align="left", own='<w:ind w:left="3400"/>')
    )


def _bases(profile: str) -> str:
    party = profile != "nn-nd30"
    lead = "- " if profile == "dang-hd05" else ""
    end = "," if profile == "dang-hd36" else "."
    if party:
        first, second = "Quy định số 132-QĐ/TW, ngày 08/3/2018 của Bộ Chính trị", "Điều lệ Đảng Cộng sản Việt Nam"
    else:
        first, second = "Luật Tổ chức chính quyền địa phương", "Nghị định số 90/2020/NĐ-CP của Chính phủ"
    made = body(f"{lead}Căn cứ {first};", exact=party) + body(f"{lead}Căn cứ {second}{end}", exact=party)
    return made if party else made.replace('<w:sz w:val="28"/>', '<w:i/><w:sz w:val="28"/>')


def _text(profile: str) -> str:
    party = profile != "nn-nd30"
    made = body(f"Thị ủy ban hành Kế hoạch như sau: {SENTENCE}", exact=party)
    for number, name in (("I", "Mục đích, yêu cầu"), ("II", "Nội dung")):
        made += paragraph(
            f"{number}- {name}", bold=True, align="both",
            own=body("", exact=party).partition("<w:pPr>")[2].partition("<w:jc")[0],
        )  # fmt: skip
        made += body(f"1. {SENTENCE}", exact=party) + body(f"2. {SENTENCE}", exact=party)
    return made + _last(profile)


def _last(profile: str, text: str = "Đề nghị các cơ quan, đơn vị thực hiện nghiêm túc") -> str:
    end = "./." if profile == "nn-nd30" else "."
    return body(f"{text}{end}", exact=profile != "nn-nd30", own="<w:keepNext/>")


def _closing(profile: str, *, same: bool = False) -> str:
    party, mark = profile != "nn-nd30", "," if profile == "dang-hd36" else ";"
    lines = [f"- Như trên{mark}"] if same else []
    lines += [f"- Thường trực Tỉnh ủy (báo cáo){mark}", "- Lưu Văn phòng Thị ủy." if party else "- Lưu: VT, NV."]
    if party:
        left = paragraph("Nơi nhận:", 14, underline=True) + "".join(paragraph(line, 12) for line in lines)
        right = paragraph("T/M BAN THƯỜNG VỤ", bold=True, align="center") + paragraph("PHÓ BÍ THƯ", align="center")
    else:
        left = paragraph("Nơi nhận:", 12, bold=True, italic=True) + "".join(paragraph(line, 11) for line in lines)
        right = paragraph("TM. ỦY BAN NHÂN DÂN", bold=True, align="center")
        right += paragraph("CHỦ TỊCH", bold=True, align="center")
    right += paragraph("Nguyễn Văn An", bold=True, align="center", own='<w:spacing w:before="1300"/>')
    return table((left, right), widths=(4535, 4820))


def changed(document: bytes, *edits: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """`document` with texts of one of its parts replaced, each once; one that is not there is a mistake of the test."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as read, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            content = read.read(name).decode("utf-8") if name == part else read.read(name)
            for old, new in edits if name == part else ():
                assert isinstance(content, str)
                assert old in content, old
                content = content.replace(old, new, 1)
            written.writestr(name, content)
    return made.getvalue()


def reset(document: bytes, text: str, *paragraphs: str) -> bytes:
    """`document` with other paragraphs, or none, in place of the first that holds `text`."""
    content = part_of(document, "word/document.xml")
    end = content.index("</w:p>", content.index(text)) + len("</w:p>")
    start = content.rindex("<w:p>", 0, content.index(text))
    return changed(document, (content[start:end], "".join(paragraphs)))


def part_of(document: bytes, part: str) -> str:
    """The text of one part of a .docx."""
    with zipfile.ZipFile(io.BytesIO(document)) as zipped:
        return zipped.read(part).decode("utf-8")


def written(folder: Path, document: bytes, name: str = "van-ban.docx") -> str:
    """The name of a file in `folder` with this content."""
    (folder / name).write_bytes(document)
    return str(folder / name)
