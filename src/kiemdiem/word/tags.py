"""The tags of a template: `{{ name }}`, `{% for %}`, `{% if %}`; where they stand, and whether they stand well."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from lxml import etree

from kiemdiem.display import show
from kiemdiem.language import _

MOST_TAGS = 5_000
DEEPEST = 8
"""How many blocks may stand in one another."""

_LONGEST = 300
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{\{(?P<value>.*?)\}\}|\{%(?P<block>.*?)%\}|\{#.*?#\}", re.DOTALL)
_OPENER = re.compile(r"\{[{%#]")
_SCOPE = re.compile(r"(tr|p) (.*)")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_ENDS = {"endfor": "for", "endif": "if", "else": "", "elif": "if"}


@dataclass(frozen=True)
class Problem:
    """Something wrong with a tag: the words of its paragraph, the tag, what is wrong and what may be meant.

    In the user's language.
    """

    paragraph: str
    tag: str
    why: str
    hint: str = ""

    def __str__(self) -> str:
        paragraph, tag = show(" ".join(self.paragraph.split()), 60), show(self.tag, 60)
        why = f"{self.why}; {self.hint}" if self.hint else self.why
        if not paragraph:
            return _("thẻ {tag}: {why}").format(tag=tag, why=why) if tag else why
        return _("đoạn “{paragraph}”, thẻ {tag}: {why}").format(paragraph=paragraph, tag=tag, why=why)


@dataclass(frozen=True)
class Tag:
    """A tag. `code` is what stands in it, `kind` "value" or its first word.

    `scope` is "tr" for a tag that takes its whole table row away, "p" for one that takes its paragraph, else "";
    `home` is what must hold both ends of a block: table, cell or body, paragraph. A tag is `split` where Word has put
    its characters into several runs.
    """

    text: str
    code: str
    kind: str
    scope: str
    paragraph: str
    home: Any
    split: bool = False

    def wrong(self, why: str, hint: str = "") -> Problem:
        """The problem `why` at this tag."""
        return Problem(self.paragraph, self.text, why, hint)


def codes(source: str) -> tuple[str, ...]:
    """What stands in every tag of the text `source`, in order: in XML as in words the same."""
    found = (match for match in _matches(source) if not _is_comment(match))
    return tuple(_normal(match["value"] or match["block"] or "")[1] for match in found)


def read(root: Any) -> tuple[list[Tag], list[Problem]]:
    """Every tag in a part of a document, in order, and what is wrong with where they stand."""
    tags: list[Tag] = []
    problems: list[Problem] = list(_outside_text(root))
    for paragraph, words in _paragraphs(root):
        text = "".join(words)
        ends = list(accumulate(map(len, words)))
        end = 0
        for match in _matches(text):
            end = match.end()
            if _is_comment(match):
                continue
            split = bisect_right(ends, match.start()) < bisect_left(ends, match.end())
            tags.append(_tag(match, paragraph, split=split))
            if len(tags) > MOST_TAGS:
                return [], [*problems, tags[-1].wrong(_("mẫu có quá nhiều thẻ"))]
        if opener := _OPENER.search(text, end):
            problems.append(Problem(text, text[opener.start() :], _("thẻ mở mà không đóng trong cùng đoạn")))
    problems += _blocks(tags)
    problems += (problem for tag in tags if (problem := _alone(tag)))
    return tags, problems


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The tags and comments of `text` up to the first that does not close."""
    opener = _OPENER.search(text)
    while opener and (match := _TAG.match(text, opener.start())):
        yield match
        opener = _OPENER.search(text, match.end())


def _is_comment(match: re.Match[str]) -> bool:
    return match[0].startswith("{#")


def _normal(code: str) -> tuple[str, str]:
    """Scope and content of a tag, as Word's quotes and entities are meant."""
    plain = " ".join(html.unescape(code).translate(_STRAIGHT).split())
    scoped = _SCOPE.fullmatch(plain) if code[:1] in ("t", "p") else None
    return (scoped[1], scoped[2]) if scoped else ("", plain)


def _tag(match: re.Match[str], paragraph: Any, *, split: bool) -> Tag:
    is_value = match["value"] is not None
    scope, code = _normal(match["value"] if is_value else match["block"])
    kind = "value" if is_value else code.partition(" ")[0]
    row = next(paragraph.iterancestors(f"{_W}tr"), None)
    home = paragraph if not scope else paragraph.getparent() if scope == "p" else row
    if scope == "tr" and row is not None:
        home = row.getparent()
    return Tag(match[0], code, kind, scope, match.string, home, split)


def _paragraphs(root: Any) -> Iterator[tuple[Any, list[str]]]:
    """Every paragraph with its words, run by run; those of a text box are its own paragraph's, not that it hangs on."""
    texts: dict[Any, list[str]] = {}
    for node in root.iter(f"{_W}t"):
        paragraph = next(node.iterancestors(f"{_W}p"), None)
        if paragraph is not None:
            texts.setdefault(paragraph, []).append(node.text or "")
    yield from texts.items()


def _outside_text(root: Any) -> Iterator[Problem]:
    for node in root.iter(etree.Element):
        found = [value for value in node.attrib.values() if _OPENER.search(value)]
        if node.tag != f"{_W}t" and node.text and _OPENER.search(node.text):
            found.append(node.text)
        for value in found:
            yield Problem("", value, _("thẻ đặt ngoài phần chữ của văn bản"))


def in_bytes(part: bytes) -> Problem | None:
    """A tag in a part that is not filled: in the properties of the file, in styles."""
    # Without NUL bytes, so that UTF-16 hides nothing.
    found = _TAG.search(part.replace(b"\0", b"").decode(errors="replace"))
    return Problem("", found[0], _("thẻ đặt ngoài phần chữ của văn bản")) if found else None


def _blocks(tags: list[Tag]) -> Iterator[Problem]:
    """What is wrong with how blocks open and close."""
    open_blocks: list[Tag] = []
    for tag in tags:
        if tag.kind in ("for", "if"):
            open_blocks.append(tag)
            if len(open_blocks) == DEEPEST + 1:
                yield tag.wrong(_("quá nhiều khối lồng nhau"))
        elif tag.kind in _ENDS:
            opener = open_blocks[-1] if open_blocks else None
            if opener is None or _ENDS[tag.kind] not in ("", opener.kind):
                yield tag.wrong(_("không khớp với thẻ mở nào"))
                continue
            if (opener.scope, opener.home) != (tag.scope, tag.home):
                yield tag.wrong(
                    _("phải cùng loại và cùng chỗ với {opener}: trong một đoạn, hoặc dùng thẻ p, tr").format(
                        opener=show(opener.text, 60)
                    )
                )
            if tag.kind in ("endfor", "endif"):
                open_blocks.pop()
        elif tag.kind != "value":
            yield tag.wrong(_("mẫu chỉ nhận tên, for và if"))
    for tag in open_blocks:
        yield tag.wrong(_("thiếu {end}").format(end=f"{{% end{tag.kind} %}}"))


def _alone(tag: Tag) -> Problem | None:
    """A tag that takes its row or paragraph away must be alone in it: the rest would vanish in silence."""
    if len(tag.code) > _LONGEST:
        return tag.wrong(_("thẻ quá dài"))
    if not tag.scope:
        return None
    if tag.kind == "value":
        return tag.wrong(_("không dùng được tr hay p với giá trị"))
    if tag.home is None:
        return tag.wrong(_("thẻ tr phải đứng trong một hàng của bảng"))
    if tag.paragraph.strip() != tag.text:
        return tag.wrong(_("thẻ này phải đứng riêng một đoạn, một hàng"))
    return None
