"""How the components of a document are told apart by what they say, however they are spelt or set."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from kiemdiem.formats import Bodies, Profile
from kiemdiem.inspection.model import Line
from kiemdiem.vietnamese import fold

Test = Callable[[str], object]
"""Whether a text is something."""

_TITLES: dict[Bodies, str] = {"party": "dang cong san viet nam", "state": "cong hoa xa hoi chu nghia viet nam"}
_MOTTO = "doc lap tu do hanh phuc"
_ALIKE = 0.85
_LONGEST = 80
"""Letters of a title or motto, with some to spare."""

_NUMBER = re.compile(r"(?:số(?!\w)|so:)(?=.*[-/–]|\s*[:.]?\s*[\d….]*$)", re.IGNORECASE)
_DATE = re.compile(r"(?:^|\W)ngay\b.*\bthang\b.*\bnam\b")
_MARK = re.compile(r"[*\s]*\*[*\s]*")
_DASHES = re.compile(r"[-–—_=─]{2,}|(?:[-–—_] ?){3,}|[-–—]")
_AUTHORITY = re.compile(
    r"(?:T\s?[/.]\s?M|TM|K\s?[/.]\s?T|KT|T\s?[/.]\s?L|TL|T\s?[/.]?\s?UQ|TUQ|Q)(?:[./:]\s*|\s+)(?=\w)"
)
_RECIPIENTS = re.compile(r"noi nhan\s*(?::|$)")
_TO = re.compile(r"kinh (?:gui|trinh)\b")
_ANNEX = re.compile(r"phu luc(?: so)?(?:\s+(?:[ivxlc]+|\d{1,3}|[a-h]))?\s*[.:]?$")
_DRAFT = re.compile(r"\(?(?:ban )?du thao\b")
_URGENT = {"khan", "thuong khan", "hoa toc", "hoa toc hen gio"}
_SECRET = {"mat", "toi mat", "tuyet mat"}
_CIRCULATION = re.compile(
    r"khong pho bien tren cac phuong tien|luu hanh noi bo|tai lieu (?:phuc vu|hoi nghi|thu hoi)|xem xong tra lai"
    r"|pham vi luu hanh"
)
_REMARK = re.compile(r"[(\[].*[)\]]")
_CAPACITY = re.compile(
    r"(?:q\. |quyen )?(?:pho |uy vien |dong )?"
    r"(?:bi thu|chu tich|chu nhiem|truong|pho|chanh|giam doc|tong giam doc|hieu truong|vien truong|chanh an|cuc truong"
    r"|vu truong|bo truong|thu truong|tong bi thu|doi truong|thu truong|uy vien|thuong truc|chi huy|to truong"
    r"|tham phan|chuyen vien|ke toan|dai bieu|thu ky)\b"
)
_BLANK = re.compile(r"[\s….·_-]*")

_BODIES = re.compile(
    r"(?:dang bo|(?:tinh|thanh|thi|huyen|quan|dang|khoi)(?: bo)? uy|chi bo|ban |van phong|uy ban|hoi dong|so |bo |cuc "
    r"|vu |chi cuc|phong |truong |trung tam|vien |doan |hoi |lien doan|mat tran|co quan|cong ty|toa an|hoc vien|tong )"
)
"""How the name of a body begins."""


def title_of(text: str) -> Bodies | None:
    """Whose title a line is, also where it is misspelt; None where it is none."""
    bare = re.sub(r"[^\w ]", "", fold(text[:_LONGEST]))
    for bodies, title in _TITLES.items():
        if bare == title or (len(text) < _LONGEST and difflib.SequenceMatcher(None, bare, title).ratio() > _ALIKE):
            return bodies
    return None


def is_letter_subject(text: str) -> bool:
    """Whether a line under the number begins the subject of an official letter: "V/v …", "về việc …"."""
    return bool(re.match(r"v/v\b|ve viec\b", fold(text)))


def is_motto(text: str) -> bool:
    """Whether a line is "Độc lập - Tự do - Hạnh phúc", however written."""
    bare = " ".join(re.sub(r"[^\w ]", " ", fold(text[:_LONGEST])).split())
    return len(text) < _LONGEST and difflib.SequenceMatcher(None, bare, _MOTTO).ratio() > _ALIKE


def is_number(text: str) -> bool:
    """Whether a line is the number and symbol: "Số 05-KH/TU", "Số: …/UBND-VX"."""
    return len(text) < 60 and bool(_NUMBER.match(text)) and not _DATE.search(fold(text))


def is_date(text: str) -> bool:
    """Whether a line of the header is the place and date."""
    return len(text) < 100 and bool(_DATE.search(fold(text)))


def is_star(text: str) -> bool:
    """Whether a line has stars and nothing else."""
    return bool(_MARK.fullmatch(text))


def is_dashes(text: str) -> bool:
    """Whether a line is a rule that was typed, of hyphens, dashes or underscores."""
    return bool(_DASHES.fullmatch(text))


def is_authority(text: str) -> bool:
    """Whether a line begins as "T/M BAN THƯỜNG VỤ" does, also where the sign is written wrong."""
    return bool(_AUTHORITY.match(text)) and text[:12].upper() == text[:12]


def is_capacity(text: str) -> bool:
    """Whether a line is the capacity of who signs: "PHÓ BÍ THƯ"."""
    return len(text) < 80 and bool(_CAPACITY.match(fold(text))) and not is_blank(text)


def is_recipients_label(text: str) -> bool:
    """Whether a line is "Nơi nhận:", alone or with the first recipient behind it."""
    return bool(_RECIPIENTS.match(fold(text)))


def is_to_label(text: str) -> bool:
    """Whether a line begins with "Kính gửi" or "Kính trình"."""
    return bool(_TO.match(fold(text)))


def is_annex_label(text: str) -> bool:
    """Whether a line is "Phụ lục" with or without a number, and nothing else."""
    return bool(_ANNEX.match(fold(text)))


def is_draft(text: str) -> bool:
    """Whether a line marks a draft."""
    return len(text) < 40 and bool(_DRAFT.match(fold(text)))


def is_urgent(text: str) -> bool:
    """Whether a line is a mark of urgency."""
    return fold(text).strip(" .:!") in _URGENT


def is_secret(text: str) -> bool:
    """Whether a line is a mark of secrecy."""
    return fold(text).strip(" .:!") in _SECRET


def is_circulation(text: str) -> bool:
    """Whether a line says how far the document may go."""
    return len(text) < 120 and bool(_CIRCULATION.search(fold(text)))


def is_remark(text: str) -> bool:
    """Whether a line is a remark in brackets, such as "(đã ký)"."""
    return bool(_REMARK.fullmatch(text))


def is_blank(text: str) -> bool:
    """Whether a text is only a place for something to be written: dots, underscores, nothing."""
    return bool(_BLANK.fullmatch(text))


def begins_a_body(text: str) -> bool:
    """Whether a line of the header begins the name of a body, not goes on with one."""
    return bool(_BODIES.match(fold(text) + " "))


def kind_of(profile: Profile, text: str) -> str:
    """The kind of document that a line names and nothing else; "" where it names none."""
    bare = fold(text).strip(" .:-")
    return next((kind for kind in profile.kinds if fold(kind) == bare), "")


def kind_begun(profile: Profile, text: str) -> str:
    """The kind in capitals with which a line begins and goes on: "KẾ HOẠCH kiểm điểm năm 2022"."""
    for kind in sorted(profile.kinds, key=len, reverse=True):
        begun = text[: len(kind)]
        rest = text[len(kind) :]
        goes_on = rest[:1] in (" ", ":", ",") and (not rest.isupper() or fold(rest).strip().startswith("ve "))
        if fold(begun) == fold(kind) and begun.isupper() and goes_on:
            return kind
    return ""


def is_set_as_heading(line: Line) -> bool:
    """Whether a line is centred, in capitals or bold, as headings are and text is not."""
    look = line.runs[0].look if line.runs else None
    return line.paragraph.layout.align == "center" or line.text.isupper() or bool(look and look.bold)
