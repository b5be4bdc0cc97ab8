"""How wide a text is in Times New Roman, and so how long the rule under it is in a state document.

A state document has a rule under the issuer and one under the subject, each 1/3 to 1/2 of the text above it
(NĐ 30/2020/NĐ-CP, Phụ lục I, II.2 b and II.5 b). Word has no line that follows a text: the templates have rules of
fixed lengths, and a name in the context chooses one of them.
"""

from __future__ import annotations

import unicodedata

from kiemdiem.formats.model import Measure, Profile

RULE_LENGTHS = (5, 7, 10, 14, 20, 28, 40, 56)
"""Millimetres of the rules that the templates have: each less than half as long again as the one before it, so that
for a text of 10 mm to 168 mm there is one between a third and a half of it."""

ISSUER_WIDEST = 73.0
"""Millimetres that the shipped templates give a line of the issuer."""

SUBJECT_WIDEST = 150.0
"""Millimetres that the shipped templates give a line of the subject (trích yếu)."""

_SPARE = 1.0
"""Millimetres that a line broken here stays under the width of its column: fonts differ a little."""

_EM = 2048
_OTHERS = 1024
_HORN = "\N{COMBINING HORN}"
_MM = 25.4 / 72

# Advance widths of Times New Roman (Liberation Serif has the same), in 2048ths of the size; an accent adds nothing.
_REGULAR = {
    369: "'", 410: "|", 512: " ,.", 569: "/:;\\ijlt", 682: "!()-I[]`fr‘’", 797: "Js", 819: "°", 836: '"',
    909: "?acez“”", 961: "^", 983: "{}", 1024: "#$*0123456789_bdghknopquvxy–«»§đ", 1083: "ơ", 1108: "~", 1110: "ư",
    1139: "FPS", 1155: "+<=>×", 1251: "ELTZ", 1366: "BCR", 1479: "ADGHKNOQUVXYwĐƠ", 1589: "Ư", 1593: "&m", 1706: "%",
    1821: "M", 1886: "@", 1933: "W", 2048: "…—",
}  # fmt: skip
_BOLD = {
    451: "|", 512: " ,.", 569: "'/\\il", 682: "!()-:;[]`fjt‘’", 797: "Is", 807: "{}", 819: "°", 909: "cerz",
    1024: "#$*0123456789?J_agovxy–“”«»§", 1065: "~", 1134: "ơ", 1137: '"', 1139: "Sbdhknpquđ", 1167: "+<=>×",
    1190: "^", 1229: "ư", 1251: "FP", 1366: "BELTZ", 1479: "ACDNRUVXYwĐ", 1593: "GHKOQƠ", 1630: "Ư", 1706: "&m",
    1905: "@", 1933: "M", 2048: "%W…—",
}  # fmt: skip
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


def text_width(text: str, points: float, bold: bool) -> float:
    """Millimetres of `text` on one line in Times New Roman of this size; letters of other scripts are guessed."""
    widths = _WIDTHS[bold]
    return sum(widths.get(_base(letter), _OTHERS) for letter in unicodedata.normalize("NFC", text)) / _EM * points * _MM


def longest_line(text: str, points: float, bold: bool, widest_mm: float) -> float:
    """Millimetres of the longest line of `text` where a line may be `widest_mm` long; a newline breaks too."""
    return max(min(text_width(line, points, bold), widest_mm) for line in _lines(text, points, bold, widest_mm))


def even_lines(text: str, points: float, bold: bool, widest_mm: float) -> str:
    """`text` with newlines that make its lines as even as they can be without one line more, as a clerk breaks the
    name of an issuer: no word is left alone on the last.
    """
    even, width = _lines(text, points, bold, widest_mm), widest_mm
    while width > 0 and len(lines := _lines(text, points, bold, width)) == len(even):
        even, width = lines, width - 1
    return "\n".join(even)


def issuer_lines(profile: Profile, issuer: str) -> str:
    """`issuer` as it stands in its column, broken evenly where one line is not enough."""
    face = profile.face("issuer")
    return even_lines(issuer, face.prints, bool(face.bold), ISSUER_WIDEST - _SPARE) if face else issuer


def rule_length(text: str, points: float, bold: bool, measure: Measure, widest_mm: float) -> str:
    """The length of `RULE_LENGTHS`, in millimetres, that suits the rule under `text`: "20"; "" for no text.

    `measure` says which shares of the longest line are allowed and which is best.
    """
    line = longest_line(text, points, bold, widest_mm)
    if not line:
        return ""
    lengths = rule_lengths(widest_mm)
    fitting = [length for length in lengths if measure.allows(length / line)]
    return str(min(fitting or lengths, key=lambda length: abs(length / line - measure.prints)))


def rule_lengths(widest_mm: float) -> list[int]:
    """The lengths of `RULE_LENGTHS` that a text on lines of at most `widest_mm` can need."""
    return [length for length in RULE_LENGTHS if length <= widest_mm / 2]


def head_rules(profile: Profile, issuer: str, subject: str) -> dict[str, str]:
    """The names by which a state template chooses its rules: `ke_co_quan`, `ke_trich_yeu`; "" where the profile has no
    such rule.
    """
    return {
        "ke_co_quan": _under(profile, "issuer", issuer, ISSUER_WIDEST),
        "ke_trich_yeu": _under(profile, "subject", subject, SUBJECT_WIDEST),
    }


def _under(profile: Profile, face_id: str, text: str, widest_mm: float) -> str:
    face, measure = profile.face(face_id), profile.measure(f"{face_id}_rule")
    return rule_length(text, face.prints, bool(face.bold), measure, widest_mm) if face and measure else ""


def _lines(text: str, points: float, bold: bool, widest_mm: float) -> list[str]:
    lines: list[str] = []
    for part in text.split("\n"):
        lines.append("")
        for word in part.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and text_width(longer, points, bold) > widest_mm:
                lines.append(word)
            else:
                lines[-1] = longer
    return lines


def _base(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
