"""Chữ viết tắt không được giải thích.

Chữ viết tắt phải được giải thích trong ngoặc ở lần đầu (Hướng dẫn 36-HD/VPTW, mục 1.6.1), nếu không người nhận ở cơ sở
phải đoán: “TMGV” là gì? Không tính các chữ ai cũng biết (UBND, HĐND, MTTQ, TW, TP, TX, TT, VT, TNCS, THPT, THCS), số
La Mã, ký hiệu văn bản và biểu mẫu, dòng viết hoa cả dòng, dòng lưu. Tên gọi khác ghi ở aliases không giải thích cho
người đọc văn bản in.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.1 (chữ viết tắt).

Wrong:

    tasks:
      - {id: "1", text: Các cơ quan TMGV Thị ủy theo dõi; UBND thị xã phối hợp với các cơ quan TMGV}  # KD612

Right:

    tasks:
      - {id: "1", text: "Các cơ quan tham mưu, giúp việc (TMGV) và tổ chức chính trị - xã hội (viết tắt là CT-XH)"}
      - {id: "2", text: "Các cơ quan TMGV, CT-XH nộp Mẫu 09/HDDG theo Công văn số 898-CV/TU trong quý IV"}
    signature: {authority: T/M BAN THƯỜNG VỤ, capacity: PHÓ BÍ THƯ}
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import marked, wording
from kiemdiem.vietnamese import fold

COMMON = frozenset({"UBND", "HĐND", "MTTQ", "TW", "TP", "TX", "TT", "ĐK", "VT", "HCM", "TNCS", "THPT", "THCS"})
"""What needs no explanation: bodies that every citizen knows, place names as the format rules shorten them, schools."""

_LETTERS = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_TOKEN = re.compile(r"[^\s()\[\]“”\"',;:!?…*]+")
_FORM = re.compile(r"(?i:mẫu|biểu|phiếu|phụ lục) (?:số )?\S*\d\S*(?: [A-ZĐ.\-/]+\b)*")
_ROMAN = re.compile(r"[IVXLC]+")
_CALLED = re.compile(
    rf"(?:viết tắt|gọi tắt|gọi chung|sau đây gọi)(?: chung)?(?: là)?[:\s]+[“\"]?({_LETTERS})", re.IGNORECASE
)
_IN_BRACKETS = re.compile(rf"[\w”\"][,.]?\s*\(\s*[“\"]?({_LETTERS})[”\"]?\s*\)")
_EXPLAINED = re.compile(rf"\b({_LETTERS})\s*\(([^()]{{3,120}})\)")
_TONES = set("\u0300\u0301\u0303\u0309\u0323")


@rule("KD612", "undefined-abbreviation", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every abbreviation that the text does not explain, where it comes first."""
    told = _defined(plan)
    keeping = {recipient.at("text").steps for recipient in plan.recipients if recipient.keeps}
    for place, text in marked(plan):
        if place.steps in keeping:  # codes of the office and of the writer: "Lưu: VT, NV"
            continue
        if not re.search(r"[A-ZĐ]{2}|[A-ZĐ]-[A-ZĐ]", text) or text.isupper():
            continue
        for start, token in _abbreviations(text):
            if token in told:
                continue
            told.add(token)
            message = _("Chữ viết tắt “{token}” không được giải thích").format(token=show(token, 40))
            hint = _("Viết đủ chữ, hoặc ở lần đầu ghi tên đầy đủ kèm “(viết tắt là {token})”")
            at = place.on(token, text.count(token, 0, start))
            yield Finding(at, message, hint.format(token=show(token, 40)))


def _defined(plan: Plan) -> set[str]:
    """What the text explains: "(viết tắt là X)", "tên đầy đủ (X)", "X (tên đầy đủ)"."""
    whole = "\n".join(text for _place, text in wording(plan))
    found = set(_CALLED.findall(whole)) | set(_IN_BRACKETS.findall(whole))
    return found | {token for token, words in _EXPLAINED.findall(whole) if _stands_for(token, words)}


def _stands_for(token: str, words: str) -> bool:
    """Whether the letters of `token` begin words of `words`, in order."""
    initials = iter(word[0] for word in re.findall(r"\w+", fold(words)))
    return all(letter in initials for letter in fold(token).replace("-", ""))


@lru_cache(maxsize=1024)
def _abbreviations(text: str) -> tuple[tuple[int, str], ...]:
    """Where each abbreviation starts, and the abbreviation; words of a line in capitals are none."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, str]]:
    text = _FORM.sub(lambda form: " " * len(form.group()), text)
    tokens = [(match.start(), match.group().strip(".-–/")) for match in _TOKEN.finditer(text)]
    capital = [bool(re.fullmatch(_LETTERS, token)) and token.isupper() for _start, token in tokens]
    shouted = [is_capital and _has_tone(token) for is_capital, (_start, token) in zip(capital, tokens, strict=True)]
    for index, (start, token) in enumerate(tokens):
        near = slice(max(0, index - 1), index + 2)
        if capital[index] and len(token) > 1 and not any(shouted[near]):
            parts = token.split("-")
            if not all(part in COMMON or len(part) < 2 or _ROMAN.fullmatch(part) for part in parts):
                yield start, token


def _has_tone(token: str) -> bool:
    return any(letter in _TONES for letter in unicodedata.normalize("NFD", token))
