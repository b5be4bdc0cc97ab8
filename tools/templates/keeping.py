"""The end of the body is kept on the page of the signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tools.templates.blocks import Block, Paragraph


def kept(blocks: Iterable[Block]) -> list[Block]:
    """`blocks` with the last paragraph that is always printed, and those that may come after it, kept with the next."""
    found = list(blocks)
    inside: list[bool] = []
    loops = _loops(found)
    for index in range(len(found) - 1, -1, -1):
        block = found[index]
        if not isinstance(block, Paragraph):
            break
        if block.tag == "end":
            inside.append(index in loops)
        elif block.tag in ("for", "if"):
            inside.pop()
        elif not block.tag and not any(inside):
            found[index] = replace(block, keep_next=True)
            if not inside:
                break
    return found


def _loops(blocks: Sequence[Block]) -> set[int]:
    """Where the loops among `blocks` end."""
    opened, ends = [], set()
    for index, block in enumerate(blocks):
        tag = block.tag if isinstance(block, Paragraph) else ""
        if tag in ("for", "if"):
            opened.append(tag)
        elif tag == "end" and opened.pop() == "for":
            ends.add(index)
    return ends
