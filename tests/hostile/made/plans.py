"""Plans as YAML: the files known to kill programs, by name; plans that look odd and are right; damaged bytes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from random import Random

from hostile import oracle
from hostile.cases import Made, Verdict
from hostile.made.bytes_of_any import damaged

HEAD = "document: {subject: kiểm điểm, year: 2022, issuer: a}\n"


def _laughs(levels: int, times: int) -> str:
    rows = ["a0: &a0 [x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * times)}]" for n in range(1, levels)]
    return "\n".join(rows) + "\n"


def _merges(levels: int) -> str:
    rows = ["a0: &a0 {x: 1}"]
    rows += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}], k{n}: 1}}" for n in range(1, levels)]
    return "\n".join(rows) + "\n"


def _scalar(value: str) -> str:
    return HEAD + f"rulebook: {value}\n"


_TCVN3 = "kÕ ho¹ch kiÓm ®iÓm".encode("latin-1")
_MB = 1_000_000

KILLERS: dict[str, str | bytes] = {
    "alias bomb": _laughs(60, 9),
    "alias bomb within the limit of aliases": _laughs(30, 2),
    "merge bomb": _merges(25),
    "self-reference in a table": "a: &a {b: *a}\n",
    "self-reference in a list": "a: &a [*a]\n",
    "self-reference by a merge": "a: &a\n  <<: *a\n",
    "mutual reference": "a: &a [&b [*a, *b]]\n",
    "100,000 brackets": "[" * 100_000,
    "100,000 braces": "{a: " * 60_000,
    "100,000 dashes": "- " * 100_000,
    "100,000 question marks": "? " * 100_000,
    "depth by indentation": "".join(" " * n + "a:\n" for n in range(600)),
    "5,000 digits": _scalar("9" * 5_000),
    "5,000 digits below zero": _scalar("-" + "9" * 5_000),
    "5,000 hexadecimal digits": _scalar("0x" + "f" * 5_000),
    "lone surrogate": _scalar('"\\ud800"'),
    "surrogate pair as escapes": _scalar('"\\ud83d\\ude00"'),
    "surrogate as bytes": HEAD.encode() + b"rulebook: \xed\xa0\x80\n",
    "beyond Unicode": _scalar('"\\U00110000"'),
    "beyond Unicode as bytes": HEAD.encode() + b"rulebook: \xf4\x90\x80\x80\n",
    "%YAML 1.3": "%YAML 1.3\n---\n" + HEAD,
    "%YAML 1.1": "%YAML 1.1\n---\n" + HEAD,
    "%YAML 2.0": "%YAML 2.0\n---\n" + HEAD,
    "%YAML of many digits": "%YAML 1." + "9" * 5_000 + "\n---\n" + HEAD,
    "%YAML twice": "%YAML 1.2\n%YAML 1.2\n---\n" + HEAD,
    "%TAG": "%TAG ! tag:x,2022:\n---\n" + HEAD,
    "!!python/object": _scalar("!!python/object/apply:os.system [id]"),
    "!!python/name": _scalar("!!python/name:os.system"),
    "!!timestamp": _scalar("!!timestamp 2022-02-30"),
    "!!int that is none": _scalar("!!int abc"),
    "!!bool that is none": _scalar("!!bool maybe"),
    "!!binary": _scalar("!!binary '===='"),
    "!!set": _scalar("!!set {a, b}"),
    "!!omap": _scalar("!!omap [a: 1, a: 2]"),
    "!!merge": HEAD + "a: {!!merge '<<': {b: 1}}\n",
    "tag on a key": "!!str document: {}\n",
    "tag of a megabyte": "a: !" + "x" * _MB + " 1\n",
    "tag of 250 kB": "a: !" + "x" * 250_000 + " 1\n",
    "anchor of 250 kB": "a: &" + "x" * 250_000 + " 1\n",
    "key of a megabyte": "x" * _MB + ": 1\n",
    "key of 250 kB": "? " + "x" * 250_000 + "\n: 1\n",
    "text of 20 MB": b"a: " + b"x" * 20_000_000,
    "300,000 items": "a: [" + "1," * 300_000 + "]\n",
    "120,000 items in the limit of bytes": "a: [" + "1," * 120_000 + "]\n",
    "60,000 pairs": "a: {" + "a:," * 60_000 + "}\n",
    "30,000 keys": "".join(f"k{n}: 1\n" for n in range(22_000)),
    "9,000 unknown keys": HEAD + "".join(f"k{n}: 1\n" for n in range(9_000)),
    "2,000 long unknown keys": HEAD + "".join(f"{n:0120d}: 1\n" for n in range(2_000)),
    "3,000 tasks without anything": HEAD + "tasks: [" + "{}, " * 3_000 + "]\n",
    "2,000 wrong kinds": HEAD
    + "agencies:\n"
    + "".join(f"  - {{id: a{n}, name: b{n}, kind: c{n}}}\n" for n in range(2_000)),
    "NUL": "a: b\0c\n",
    "NUL first": b"\x00" + HEAD.encode(),
    "only NULs": b"\x00" * 9_000,
    "BOM and nothing": b"\xef\xbb\xbf",
    "two BOMs": b"\xef\xbb\xbf" * 2 + HEAD.encode(),
    "BOM within": HEAD.encode() + b"\xef\xbb\xbfrulebook: x\n",
    "UTF-16": HEAD.encode("utf-16"),
    "UTF-16 the other way round": b"\xfe\xff" + HEAD.encode("utf-16-be"),
    "UTF-16 without a mark": HEAD.encode("utf-16-le"),
    "UTF-32": HEAD.encode("utf-32"),
    "UTF-7": b"document: +AHs-",
    "cp1258": HEAD.encode() + "rulebook: Ban \u0110\u00f4\n".encode("cp1258"),
    "TCVN3": HEAD.encode() + b"rulebook: " + _TCVN3 + b"\n",
    "VNI": HEAD.encode() + b"rulebook: ke\xe1 hoa\xefch\n",
    "overlong": HEAD.encode() + b"rulebook: \xc0\xae\xc0\xae/\n",
    "cut within a letter": ("rulebook: kế".encode())[:-1],
    "escape sequence": _scalar('"\\e[31m"'),
    "escape sequence as a byte": HEAD.encode() + b"rulebook: \x1b[31m\n",
    "C1": _scalar('"\\x9b31m"'),
    "right to left": HEAD + "rulebook: \u202etxt\n",
    "zero width in a key": "docu\u200bment: {}\n",
    "the same key twice": HEAD + HEAD,
    "the same key twice, composed and decomposed": HEAD + "ủy: 1\nu\u0309y: 2\n",
    "the same key twice, with and without quotes": HEAD + 'rulebook: "2019"\n"rulebook": "2023"\n',
    "the same key twice, as an escape": HEAD + 'rulebook: "2019"\n"\\x72ulebook": "2023"\n',
    "the same key twice behind a merge": "a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n  x: 3\n",
    "sexagesimal year": "document: {subject: x, year: 33:42, issuer: a}\n",
    "31/02": "document: {subject: x, year: 2022, issuer: a, date: 31/02/2022}\n",
    "30 February": "document: {subject: x, year: 2022, issuer: a, date: 2022-02-30}\n",
    "year 0": "document: {subject: x, year: 0, issuer: a}\n",
    "year 99999": "document: {subject: x, year: 99999, issuer: a}\n",
    "date in the year 0": "document: {subject: x, year: 2022, issuer: a, date: 0000-01-01}\n",
    "date in the year 99999": "document: {subject: x, year: 2022, issuer: a, date: 99999-01-01}\n",
    "year as a float": "document: {subject: x, year: 2022.0, issuer: a}\n",
    "not a number": "document: {subject: x, year: .nan, issuer: a}\n",
    "infinite": "document: {subject: x, year: 1e999, issuer: a}\n",
    "tab as indentation": "document:\n\tsubject: x\n",
    "two documents": HEAD + "---\n" + HEAD,
    "a document after the end": HEAD + "...\n---\na: 1\n",
    "nothing": "",
    "only comments": "# a\n\n# b\n",
    "only a mark": "---\n",
    "only an end": "...\n",
    "a word": "kế hoạch\n",
    "a list": "- a\n- b\n",
    "a number": "2022\n",
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "zip": b"PK\x03\x04\x14\x00\x06\x00",
    "Word of old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500,
    "JSON cut off": '{"document": {"subject": "x"',
    "HTML": "<!DOCTYPE html>\n<html><body>404</body></html>\n",
    "merge marks of git": "<<<<<<< HEAD\n" + HEAD + "=======\n" + HEAD + ">>>>>>> other\n",
    "130,000 blank lines": HEAD + "\n" * 130_000 + "a:\n" + "\n" * 100_000,
    "250,000 quotes": "a: " + '"' * 250_000,
    "lines of 250,000 characters": HEAD + "# " + "x" * 250_000 + "\nb: 1\n",
    "comment of bidi": HEAD + "# \u202e\n",
}
"""Each is broken; what kills whom is in its name."""

FLOODS = ("9,000 unknown keys", "2,000 wrong kinds", "3,000 tasks without anything", "C1", "cp1258")
"""Those that could fill a screen, and two with little to say."""

_UNUSUAL_BUT_RIGHT = {"surrogate pair as escapes"}


def killers() -> Iterator[Made]:
    """The known killers."""
    for name, content in KILLERS.items():
        raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        known = Verdict.EITHER if name in _UNUSUAL_BUT_RIGHT else oracle.verdict(raw) if len(raw) < 2_000 else None
        yield Made(name, raw, Verdict.WRONG if known is None else known)


def odd(name: str, text: str, chance: Random) -> Iterator[Made]:
    """The plan `text` in forms that look odd and mean the same."""
    lines = text.split("\n")
    variants: dict[str, str | bytes] = {
        "BOM": b"\xef\xbb\xbf" + text.encode(),
        "CR LF": text.replace("\n", "\r\n"),
        "CR": text.replace("\n", "\r"),
        "NFD": unicodedata.normalize("NFD", text),
        "no end of line at the end": text.rstrip(),
        "blank lines at the end": text + "\n" * 40,
        "a mark at the beginning": "---\n" + text,
        "a mark at the end": text + "...\n",
        "%YAML 1.2": "%YAML 1.2\n---\n" + text,
        "blanks at ends of lines": "\n".join(
            line + " " * chance.randrange(3) if _plain(line) else line for line in lines
        ),
        "comments": "\n".join(f"{line} # [red]::error:: ##[x] %0A" if _plain(line) else line for line in lines),
        "comment of emoji": "# 🏴 漢字 [/red] {{ 7*7 }}\n" + text,
        "comment of 100 kB": "# " + "x" * 100_000 + "\n" + text,
    }
    for what, content in variants.items():
        raw = content if isinstance(content, bytes) else content.encode()
        yield Made(f"{name}: {what}", raw, Verdict.CLEAN)


def _plain(line: str) -> bool:
    """Whether a comment may stand behind a line: it ends a value and is no part of a longer text."""
    return line.endswith(("}", "]")) and line.lstrip().startswith("- {") and line.count("{") == line.count("}")


def broken_bytes(name: str, raw: bytes, chance: Random, times: int) -> Iterator[Made]:
    """A plan with damaged bytes."""
    for _time in range(times):
        what, data = damaged(raw, chance)
        yield Made(f"{name}: {what}", data, oracle.verdict(data))
