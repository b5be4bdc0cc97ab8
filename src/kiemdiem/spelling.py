"""The letters of Vietnamese words: where tones stand, letters that only look alike, text of the old encodings."""

from __future__ import annotations

import re
import unicodedata

from kiemdiem.vietnamese import fold, nfc

# Each pattern begins with a set of letters, so that a text is skimmed and not tried letter by letter.
OLD_STYLE = re.compile(r"[òóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤ](?<![qQ].)(?:(?<=[òóỏõọÒÓỎÕỌ])[aeAE]|(?<=[ùúủũụÙÚỦŨỤ])[yY])(?!\w)")
"""The end of a word with the tone on the first vowel of an open oa, oe, uy: "hóa", "khỏe", "ủy"."""

NEW_STYLE = re.compile(
    r"[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ](?:(?<=[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])|(?<=[uU][ỳýỷỹỵỲÝỶỸỴ]))(?<![qQ]..)(?!\w)"
)
"""The end of the same words with the tone on the second vowel: "hoá", "khoẻ", "uỷ"; never "quý"."""

_LOOKALIKES = dict(
    zip(
        "ÐðƉɖаеорсхуіѕһАВЕКМНОРСТХУІЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιıɑ",
        "ĐđĐđaeopcxyishABEKMHOPCTXYISABEZHIKMNOPTYXoviia",
        strict=True,
    )
)
"""Eth for the Vietnamese đ; Cyrillic, Greek and other letters drawn like Latin ones."""

_WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
_FOREIGN = f"{''.join(_LOOKALIKES)}{_WIDE}"
WORD = re.compile(r"[\w\u0300-\u036f]+")
"""A word with all its marks."""

FOREIGN = re.compile(f"[{_FOREIGN}]")
"""A letter of another alphabet that stands for a Latin one."""


def latin(word: str) -> str:
    """`word` with Latin letters in place of those that only look like them.

    >>> latin("Ðảng"), latin("Ｔｈị")
    ('Đảng', 'Thị')
    """
    return nfc("".join(_LOOKALIKES.get(letter) or _narrow(letter) for letter in word))


def _narrow(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter) if FOREIGN.match(letter) else letter


_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = dict(zip("ñôöæóòîÑÔÖÆÓÒÎ", "đơưỉĩịỵĐƠƯỈĨỊỴ", strict=True))

LEGACY_WORD = re.compile(r"[\w\u00a1-\u00bf×÷]+")
"""A word as the old encodings write it, with signs among its letters."""

NOT_VIETNAMESE = re.compile(r"[¡¢£¤¥¦§¨©ª¬®µ¶·¸¹»¼½¾ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþ÷×]")
"""What Vietnamese does not have and the old encodings use; signs that stand in any text are not among them."""

_LONGEST = 14
_UNITS = {"µm", "µg", "µl", "µs"}
_NUCLEUS = (
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iêu|iu|oa|oă|oai|oao|oay|oe|oeo|oi|ôi|ơi|ua|uâ|uây|uê|ui|uô"
    "|uôi|uơ|uy|uya|uyê|uyu|ưa|ưi|ươ|ươi|ươu|ưu|yê|yêu"
)
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?(?:{_NUCLEUS})(?:ch|ng|nh|[cmnpt])?"
)
_TONES = set("\u0300\u0301\u0303\u0309\u0323")


def decoded(word: str) -> str | None:
    """What a word of TCVN3 or VNI text says; None where it makes no Vietnamese syllable in either.

    >>> decoded("§¶ng"), decoded("hoaïch"), decoded("señor")
    ('Đảng', 'hoạch', None)
    """
    if word in _UNITS or not 2 <= len(word) <= _LONGEST or not NOT_VIETNAMESE.search(word):
        return None
    candidates = ("".join(_TCVN3.get(letter, letter) for letter in word), _from_vni(word))
    return next((text for text in candidates if text != word and _is_syllable(text)), None)


def _from_vni(word: str) -> str:
    text = ""
    for letter in word:
        mark = _VNI_MARKS.get(letter.lower())
        if mark and fold(text[-1:]) in set("aeouy"):
            text = nfc(text + mark)
        else:
            text += _VNI_LETTERS.get(letter, letter)
    return text


def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word.lower())
    toneless = "".join(letter for letter in parts if letter not in _TONES)
    return len(parts) - len(toneless) <= 1 and bool(_SYLLABLE.fullmatch(nfc(toneless)))
