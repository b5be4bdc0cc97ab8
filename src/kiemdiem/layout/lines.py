"""The lines of a file laid out anew: the same pieces on the same lines, indented and spaced by one rule.

Two blanks a level, a list under a key indented too, `{a: 1, b: [c, d]}`. What stands on a line stays on it, so that
a comment keeps the line it speaks of; only folded texts (`>`) are broken anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.layout import scalars
from kiemdiem.source.pieces import Piece, pieces

_OPENING = ("FlowSequenceStart", "FlowMappingStart")
_CLOSING = ("FlowSequenceEnd", "FlowMappingEnd")
_BLOCKS = ("BlockSequenceStart", "BlockMappingStart")
_MARKS = ("DocumentStart", "DocumentEnd", "Directive")


@dataclass
class _Block:
    """A block that is open: what it is, and the column of its entries before and now."""

    kind: str
    old: int
    new: int = 0


@dataclass
class _Flow:
    """A `[` or `{` that is open: the columns of the lines in it and of a closing bracket with a line to itself."""

    inside: int
    closing: int


def lay_out(text: str) -> str:
    """`text`, which `source.parse` has taken and whose lines end in LF, in the layout of this program."""
    layout = _Layout()
    for piece in pieces(text):
        layout.take(piece)
    return layout.text()


class _Layout:
    """Takes one piece after the other and puts it on the line it belongs to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.blocks: list[_Block] = []
        self.flows: list[_Flow] = []
        self.waiting: _Block | None = None  # a block whose first piece is still to come
        self.known: list[tuple[int, int]] = [(0, 0)]  # old and new columns that a comment may stand on
        self.last = ""  # the kind of the piece before
        self.after = ""  # line ends that followed a block text
        self.at_key = False
        self.open_end = False

    def text(self) -> str:
        """All lines; with one line end at the end, unless that would add one to a block text."""
        return "\n".join(self.lines) + ("" if self.open_end else "\n")

    def take(self, piece: Piece) -> None:
        if piece.kind == "StreamEnd":
            self._end(piece)
        elif piece.text:
            self._write(piece)
        elif piece.kind in _BLOCKS:
            self.waiting = _Block(piece.kind, piece.column)
        elif piece.kind == "BlockEnd":
            self._leave_list_without_indent()
            self.blocks.pop()
        elif piece.kind == "Key" and not self.flows:
            self._leave_list_without_indent()
            self.at_key = True

    def _leave_list_without_indent(self) -> None:
        """A list whose dashes stand under their key's first letter has no end of its own in the token stream."""
        if self.blocks and self.blocks[-1].kind == "ListWithoutIndent" and not self.waiting:
            self.blocks.pop()

    def _write(self, piece: Piece) -> None:
        gap = self.after + piece.before
        self.after = ""
        if not self.flows:
            if piece.kind in ("Key", "Value"):
                self._leave_list_without_indent()
            if piece.kind == "BlockEntry" and not self.waiting and self.blocks[-1].kind == "BlockMappingStart":
                self.waiting = _Block("ListWithoutIndent", piece.column)
        fresh = not self.lines or "\n" in gap
        if fresh:
            column = self._column(piece)
            self._break(gap, piece.column, column)
            self.lines.append(" " * column)
        else:
            self.lines[-1] += self._space(piece, gap)
        column = len(self.lines[-1])
        if self.waiting:
            self.waiting.new = column
            self.blocks.append(self.waiting)
            self.waiting = None
        self._put(piece, column, fresh=fresh)
        self.at_key = False
        self.last = piece.kind
        self.known = [(0, 0), *((block.old, block.new) for block in self.blocks)]

    def _column(self, piece: Piece) -> int:
        """Where a piece stands that is the first of its line."""
        if self.flows:
            flow = self.flows[-1]
            if self.last in _OPENING:
                flow.inside = flow.closing + 2
            return flow.closing if piece.kind in _CLOSING else flow.inside
        if piece.kind in _MARKS or not self.blocks:
            return 0
        entry = self.at_key or piece.kind in ("BlockEntry", "Key", "Value")
        return self.blocks[-1].new + (0 if entry and not self.waiting else 2)

    def _space(self, piece: Piece, gap: str) -> str:
        """What stands between a piece and the one before it on the same line."""
        if self.last in _OPENING:
            return ""
        if piece.kind in ("FlowEntry", *_CLOSING):
            return " " if gap and self.last == "Value" else ""
        if piece.kind == "Value" and self.last in ("Scalar", *_CLOSING):
            return ""
        return " "

    def _put(self, piece: Piece, column: int, *, fresh: bool) -> None:
        block = self.blocks[-1] if self.blocks else _Block("", -1, -2)
        if piece.kind in _OPENING:
            self._open(column, fresh=fresh)
        elif piece.kind in _CLOSING:
            self.flows.pop()
        written = [piece.text]
        if piece.is_block_scalar:
            written, self.after = scalars.block(piece.text, block.old, block.new)
            self.open_end = not self.after and "-" not in written[0].split("#")[0]
        elif piece.kind == "Scalar":
            written = scalars.flow(piece.text, self.flows[-1].inside if self.flows else block.new + 2)
        self.lines[-1] += written[0]
        self.lines += written[1:]

    def _open(self, column: int, *, fresh: bool) -> None:
        """A bracket: what follows on other lines stands behind it; where nothing follows on its line, two blanks
        deeper than that line or its block.
        """
        line = self.lines[-1]
        base = len(line) - len(line.lstrip(" "))
        if self.blocks and not self.flows and not fresh:
            block = self.blocks[-1]
            base = block.new + (0 if block.kind == "BlockMappingStart" else 2)
        self.flows.append(_Flow(column + 1, base))

    def _break(self, gap: str, old: int, new: int) -> None:
        """End the line: the comment at its end, then comments and blank lines before a piece at column `new`."""
        first, *rows = gap.split("\n") if self.lines else ["", *gap.split("\n")]
        comment = first.strip(" \t")
        if comment:
            blanks = first[: len(first) - len(first.lstrip(" \t"))]
            self.lines[-1] += scalars.tidy_gap(blanks) + scalars.tidy_comment(comment)
        for row in rows[:-1]:
            comment = row.strip(" \t")
            if comment:
                column = self._comment_column(len(row) - len(row.lstrip(" \t")), old, new)
                self.lines.append(" " * column + scalars.tidy_comment(comment))
            elif self.lines and self.lines[-1]:
                self.lines.append("")

    def _comment_column(self, column: int, old: int, new: int) -> int:
        """Where a comment stands: with what follows it, or with the entries of an open block under which it stood."""
        if self.flows:
            return self.flows[-1].inside
        known = [(before, now) for before, now in [(old, new), *self.known] if before <= column]
        return max(known, key=lambda pair: pair[0])[1]

    def _end(self, piece: Piece) -> None:
        gap = (self.after + piece.before).rstrip(" \t\n")
        if gap:
            self.open_end = False
            self._break(gap + "\n", 0, 0)
