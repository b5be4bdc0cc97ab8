"""The text of a file piece by piece: every token as written, and the blanks and comments before it.

`before` and `text` of all pieces, one after the other, are the text of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem.source.events import tokens

_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]*#(.*)")


@dataclass(frozen=True)
class Piece:
    """A token: its kind (`Scalar`, `FlowEntry`, `BlockEnd`, …), its text, what stands before it, its column from 0.

    Where a block begins or ends, or a key without `?` follows, nothing is written: text and `before` are empty.
    """

    kind: str
    text: str
    before: str
    column: int

    @property
    def is_block_scalar(self) -> bool:
        """Whether this is a text under `|` or `>`."""
        return self.kind == "Scalar" and self.text[:1] in ("|", ">")


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of `text`, which `parse` has taken; the last is `StreamEnd` with what stands at the end."""
    place = 0
    for token in tokens(text):
        kind = type(token).__name__.removesuffix("Token")
        start, end = token.start_mark.index, token.end_mark.index
        if kind == "StreamEnd":
            yield Piece(kind, "", text[place:], 0)
        elif start == end:
            yield Piece(kind, "", "", token.start_mark.column)
        else:
            yield Piece(kind, text[start:end], text[place:start], token.start_mark.column)
            place = end


def comments(text: str) -> Iterator[str]:
    """What every comment of `text` says, in order."""
    for piece in pieces(text):
        for line in piece.before.split("\n"):
            if (comment := line.strip(" \t")).startswith("#"):
                yield comment[1:].strip(" \t")
        if piece.is_block_scalar and (match := _HEADER_COMMENT.match(piece.text)):
            yield match[1].strip(" \t")
