"""Texts of several lines under a new indentation: what they say stays the same to the last blank."""

from __future__ import annotations

import re

WIDTH = 120
"""Columns of a line of a folded text, where it is broken anew."""

SLACK = 4
"""Columns by which lines may end before or after that and stay: one word more must not move a whole text in a diff."""

_HEADER = re.compile(r"([|>])([-+0-9]*)([ \t]*)(#.*)?")
_BLANKS = " \t"
_BREAK = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def tidy_comment(comment: str) -> str:
    """`comment` with a blank after its `#`; rulers (`###`) and `#!` stay as they are."""
    return comment if comment[1:2] in ("", " ", "\t", "!", "#") else f"# {comment[1:]}"


def tidy_gap(blanks: str) -> str:
    """What is left between a value and the comment after it: the blanks there were, at least one, no tab."""
    return " " if not blanks or "\t" in blanks else blanks


def block(text: str, parent: int, new_parent: int) -> tuple[list[str], str]:
    """A text under `|` or `>` in a block that moves from column `parent` to `new_parent`: its lines, and the line
    ends after it that do not belong to it.
    """
    header, *body = text.split("\n")
    match = _HEADER.fullmatch(header.rstrip(_BLANKS))
    assert match is not None
    style, marks, blanks, comment = match.groups()
    digit = re.sub("[-+]", "", marks)
    indent = max(parent, 0) + int(digit) if digit else _indent(body)
    content = [line[indent:] for line in body]
    after: list[str] = []
    while content and not content[-1] and not ("+" in marks and after):
        after.append(content.pop())
    new_indent = max(new_parent, 0) + int(digit or 2)
    if style == ">":
        content = _refold(content, max(WIDTH - new_indent, 40))
    head = f"{style}{marks}" + (tidy_gap(blanks) + tidy_comment(comment) if comment else "")
    return [head, *(" " * new_indent + line if line else "" for line in content)], "\n" * len(after)


def flow(text: str, indent: int) -> list[str]:
    """The lines of a value with or without quotes that goes on over several lines, these under `indent`."""
    first, *others = text.split("\n")
    lines = [first, *(line.lstrip(_BLANKS) for line in others)]
    lines = [*(_without_end(line, quoted=text[0] == '"') for line in lines[:-1]), lines[-1]]
    return [lines[0], *(" " * indent + line if line else "" for line in lines[1:])]


def _indent(body: list[str]) -> int:
    """How far the first line with something on it is indented."""
    first = next((line for line in body if line.strip(" ")), "")
    return len(first) - len(first.lstrip(" ")) or max((len(line) for line in body), default=0)


def _refold(lines: list[str], width: int) -> list[str]:
    """Folded lines broken anew; blank lines and lines that begin with a blank are no part of a paragraph."""
    folded: list[str] = []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line and line[0] not in _BLANKS:
            paragraph.append(line)
            continue
        if paragraph:
            folded += paragraph if _is_filled(paragraph, width) else _wrap(" ".join(paragraph), width)
            paragraph = []
        folded.append(line)
    return folded[:-1]


def _is_filled(lines: list[str], width: int) -> bool:
    """Whether no line is much too long, and none so short that the next word could stand on it."""
    nexts = [line.split(" ")[0] for line in lines[1:]]
    short = any(len(line) + 1 + len(word) <= width - SLACK for line, word in zip(lines, nexts, strict=False))
    return not short and all(len(line) <= width + SLACK for line in lines)


def _wrap(text: str, width: int) -> list[str]:
    """`text` cut at single blanks: of two blanks in a row a folded text would lose one."""
    first, *words = _BREAK.split(text)
    lines = [first]
    for word in words:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _without_end(line: str, *, quoted: bool) -> str:
    """`line` without the blanks at its end; in double quotes an escaped one (`\\ `) is text and stays."""
    bare = line.rstrip(_BLANKS)
    escaped = quoted and (len(bare) - len(bare.rstrip("\\"))) % 2 == 1
    return line[: len(bare) + 1] if escaped else bare
