"""Ledgers: every key of every line with what does not belong there, and lines that were torn, merged or forged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

from hostile.cases import Made, Verdict
from hostile.made import texts
from hostile.made.bytes_of_any import damaged

EVENTS = (
    {"id": "k7q2aaaa", "kind": "received", "day": "2022-11-20", "unit": "phuong-a", "task": "4", "number": "12-BC/ĐU",
     "by": "tho", "at": "2022-11-20T08:30:00+07:00"},
    {"id": "m3xybbbb", "kind": "returned", "day": "2022-11-22", "unit": "phuong-a", "task": "4", "note": "thiếu chữ"},
    {"id": "p5zzcccc", "kind": "postponed", "day": "2022-11-23", "unit": "phuong-a", "task": "4", "until": "2022-12-20",
     "number": "15-CV/TU"},
    {"id": "q6zzdddd", "kind": "undone", "day": "2022-11-24", "unit": "phuong-a", "task": "4", "undoes": "m3xybbbb"},
)  # fmt: skip

_NOT_TEXT = (
    "null",
    "true",
    "0",
    "-1",
    "1e999",
    "NaN",
    "Infinity",
    "9" * 5_000,
    "[]",
    "{}",
    '["a"]',
    '{"a": "b"}',
    "[[[[[]]]]]",
)

_EVENT = '"id":"a","kind":"received","day":"2022-11-20","unit":"phuong-a","task":"4"'

_TORN = {
    "cut off": '{"id":"k7q2',
    "two on a line": '{"id":"a"}{"id":"b"}',
    "a list": "[1]",
    "a word": "x",
    "merge marks of git": "<<<<<<< HEAD",
    "5,000 brackets": "[" * 5_000,
    "100,000 brackets": "[" * 100_000,
    "5,000 digits": '{"id": ' + "9" * 5_000 + "}",
    "a key twice": f'{{{_EVENT},"id":"b"}}',
    "an escape sequence": f'{{{_EVENT},"note":"\\u001b[31m"}}',
    "a lone surrogate": f'{{{_EVENT},"note":"\\ud800"}}',
    "right to left": f'{{{_EVENT},"note":"\u202ex"}}',
    "a megabyte": '{"id":"' + "x" * 1_000_000 + '"}',
    "NULs": "\0" * 4_096,
    "an empty table": "{}",
}


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")


def made(chance: Random, each: int, times: int) -> Iterator[Made]:
    """Ledgers: right ones in other dresses, torn lines, every key with `each` values, `times` damaged files."""
    good = [json.dumps(event, ensure_ascii=False) for event in EVENTS]
    yield Made("as it is", _lines(*good), Verdict.CLEAN)
    yield Made("BOM, CR LF, blank lines", b"\xef\xbb\xbf" + _lines(*good).replace(b"\n", b"\r\n\r\n"), Verdict.CLEAN)
    yield Made("200,000 blank lines", _lines(*good) + b"\n" * 199_000, Verdict.CLEAN)
    for name, line in _TORN.items():
        yield Made(name, _lines(good[0], line, *good[1:]), Verdict.WRONG)
    yield Made("300 torn lines", _lines(*["x"] * 300), Verdict.WRONG)
    yield Made("cp1258", _lines(*good) + "Ban Đô\n".encode("cp1258"), Verdict.WRONG)
    yield Made("UTF-16", _lines(*good).decode().encode("utf-16"), Verdict.WRONG)
    for number, event in enumerate(EVENTS):
        for key in event:
            yield from _changed(good, number, key, chance, each)
    for _time in range(times):
        what, data = damaged(_lines(*good), chance)
        yield Made(what, data)


def _changed(good: list[str], number: int, key: str, chance: Random, each: int) -> Iterator[Made]:
    event = EVENTS[number]
    values = [(value, Verdict.WRONG) for value in _NOT_TEXT]
    values += [(json.dumps(f"a{hidden}"), Verdict.WRONG) for hidden in texts.HIDDEN]
    values += [(json.dumps(text, ensure_ascii=False), Verdict.EITHER) for text in (*texts.HARMLESS, *texts.DATES)]
    for value, known in chance.sample(values, each):
        pairs = ", ".join(f'"{name}": {value if name == key else json.dumps(old)}' for name, old in event.items())
        lines = [f"{{{pairs}}}" if place == number else line for place, line in enumerate(good)]
        yield Made(f"{event['kind']}.{key}: {value[:40]}", _lines(*lines), known)
    left = {name: old for name, old in event.items() if name != key}
    needed = key in ("id", "kind", "day", "unit", "task", "undoes", "until")
    lines = [json.dumps(left) if place == number else line for place, line in enumerate(good)]
    yield Made(f"{event['kind']} without {key}", _lines(*lines), Verdict.WRONG if needed else Verdict.EITHER)
