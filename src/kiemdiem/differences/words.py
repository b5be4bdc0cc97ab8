"""What changed in a text, word by word: the words that went, the words that came, no walls of text."""

from __future__ import annotations

import difflib
import re
from collections import Counter

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.plan.wording import unmarked

LONGEST = 90
"""Characters of a stretch of words at most."""

MOST = 4
"""Stretches that are told; the rest is counted."""

_FIGURES = re.compile(r"\d+")
_SHORT = 6
_CLOSE = 2
_REWRITTEN = 0.6
_REPEATED = 20
_Stretch = tuple[int, int, int, int]


def changed_words(old: str, new: str) -> str:
    """What is to be said of `old` becoming `new`: short texts whole, of longer ones the words that differ."""
    before, after = unmarked(old).split(), unmarked(new).split()
    if before == after:
        return _("chỉ đổi chữ nghiêng, chữ đậm, dấu cách hoặc chỗ gắn chú thích")
    if max(len(before), len(after)) <= _SHORT:
        return _arrow(before, after)
    stretches = _stretches(before, after)
    changed = sum(i2 - i1 + j2 - j1 for i1, i2, j1, j2 in stretches)
    if changed > _REWRITTEN * (len(before) + len(after)):
        told = _("viết lại, {old} từ thành {new} từ: {change}")
        return told.format(old=len(before), new=len(after), change=_arrow(before, after))
    said = [_told(before, after, stretch) for stretch in stretches[:MOST]]
    if len(stretches) > MOST:
        said.append(_("và {n} chỗ nữa").format(n=len(stretches) - MOST))
    return "; ".join(said)


def quoted(text: str, longest: int = LONGEST) -> str:
    """`text` in quotes, cut where it is long."""
    return f"“{show(text, longest)}”"


def _stretches(before: list[str], after: list[str]) -> list[_Stretch]:
    """Where the texts differ; what only a word or two keeps apart is one stretch.

    Between texts that repeat the same few words there is one stretch, from the first difference to the last: to look
    for more would take long.
    """
    counts = Counter(before), Counter(after)
    if sum(count * counts[1][word] for word, count in counts[0].items()) > _REPEATED * (len(before) + len(after)):
        return [_between(before, after)]
    found: list[_Stretch] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=len(before) > 200)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        if found and i1 - found[-1][1] <= _CLOSE and j1 - found[-1][3] <= _CLOSE:
            found[-1] = (found[-1][0], i2, found[-1][2], j2)
        else:
            found.append((i1, i2, j1, j2))
    return found


def _between(before: list[str], after: list[str]) -> _Stretch:
    """All from the first word that differs to the last."""
    shorter = min(len(before), len(after))
    head = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    rest = shorter - head
    tail = next((place for place in range(rest) if before[-1 - place] != after[-1 - place]), rest)
    return head, len(before) - tail, head, len(after) - tail


def _told(before: list[str], after: list[str], stretch: _Stretch) -> str:
    i1, i2, j1, j2 = stretch
    if i1 == i2:
        lead = " ".join(after[max(0, j1 - 3) : j1])
        told = _("thêm {words} sau {lead}") if lead else _("thêm {words} ở đầu")
        return told.format(words=_words(after[j1:j2]), lead=quoted(lead))
    if j1 == j2:
        return _("bỏ {words}").format(words=_words(before[i1:i2]))
    if max(i2 - i1, j2 - j1) < _CLOSE:  # a word alone says little
        i1, j1 = max(0, i1 - 1), max(0, j1 - 1)
    return _arrow(before[i1:i2], after[j1:j2])


def _arrow(before: list[str], after: list[str]) -> str:
    return f"{_words(before)} → {_words(after)}"


def _words(words: list[str]) -> str:
    return quoted(" ".join(words))


def masked(text: str) -> str:
    """`text` without figures: what a moved date leaves as it was."""
    return _FIGURES.sub("#", " ".join(unmarked(text).split()))
