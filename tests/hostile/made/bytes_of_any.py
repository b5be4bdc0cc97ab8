"""Bytes damaged without any knowledge of what they mean."""

from __future__ import annotations

from random import Random

_PIECES = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[31m", b"\x9b", b"\r", b"\r\n", b"\n", b"\t", b" ", b"\x7f", b"\x85",
    b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"[", b"]", b"{",
    b"}", b":", b": ", b"- ", b"#", b" #", b"&a", b"*a", b"!", b"!!int ", b"%", b"@", b"`", b"|", b">", b"'", b'"',
    b"\\", b"? ", b"---\n", b"...\n", b"<<: ", b"=", b",", b";", b"0", b"9" * 40, b"-1", b"{{", b"{%", b"}}",
    b"<", b">", b"&amp;", b"]]>", b"<!--", b"::error::x", b"##[error]x", b"[red]", b"%0A",
)  # fmt: skip
"""What means something to one reader or another."""


def damaged(data: bytes, chance: Random) -> tuple[str, bytes]:
    """What was done, and `data` after it."""
    what = chance.choice((_flip, _cut, _end, _twice, _insert, _insert, _insert, _swap, _blank, _many))
    for _more in range(chance.choice((1, 1, 1, 2, 4))):
        data = what(data, chance) if data else data
    return what.__name__.strip("_"), data


def _flip(data: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]


def _cut(data: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + data[place + chance.choice((1, 2, 7, 60, 900)) :]


def _end(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _twice(data: bytes, chance: Random) -> bytes:
    place, length = chance.randrange(len(data)), chance.choice((1, 9, 80, 1000))
    return data[:place] + data[place : place + length] * 2 + data[place + length :]


def _insert(data: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice(_PIECES) + data[place:]


def _swap(data: bytes, chance: Random) -> bytes:
    first, second = sorted(chance.randrange(len(data)) for _end in range(2))
    return data[:first] + data[second : second + 40] + data[first:second] + data[second + 40 :]


def _blank(data: bytes, chance: Random) -> bytes:
    place, length = chance.randrange(len(data)), chance.choice((1, 4, 30))
    return data[:place] + b"\x00" * length + data[place + length :]


def _many(data: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice(_PIECES) * chance.choice((3, 50, 3000)) + data[place:]
