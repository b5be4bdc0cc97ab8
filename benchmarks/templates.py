"""The template of a notice with the tags of other engines: the same page, the same fields, the same table."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.installing import TEMPLATE

_BODY = "word/document.xml"
_ROW = r"<w:tr>(?:(?!</w:tr>).)*"
_ROWS = re.compile(
    rf"{_ROW}\{{%tr for \w+ in (?P<list>\w+) %\}}.*?</w:tr>(?P<row>{_ROW}</w:tr>){_ROW}\{{%tr endfor %\}}.*?</w:tr>",
    re.DOTALL,
)
_BLOCK = re.compile(r"\{%p (?:(?:for \w+ in|if) (?P<of>[\w.]+)|(?P<end>end\w+)) %\}")
_PARAGRAPH = r"<w:p>(?:(?!</w:p>).)*"
_LINES = re.compile(
    rf"{_PARAGRAPH}\{{%p for \w+ in (?P<list>[\w.]+) %\}}.*?</w:p>"
    rf"(?P<line>{_PARAGRAPH}\{{\{{ )\w+(?P<rest> \}}\}}.*?</w:p>)"
    rf"{_PARAGRAPH}\{{%p endfor %\}}.*?</w:p>",
    re.DOTALL,
)
_CONDITION = re.compile(rf"{_PARAGRAPH}\{{%p (?:if \w+|endif) %\}}.*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)(.*?)(</w:t>)")
_RUN = re.compile(r"<w:r>(?P<look>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t[^>]*>(?P<text>[^<]*)</w:t></w:r>")
_FIELD = re.compile(r"\{\{ (?:\w+\.)?(\w+) \}\}")


def for_docxtemplater(file: Path) -> None:
    """Tags in single braces; a row loops from its first to its last text, a paragraph between two of its own."""
    _rewrite(file, lambda text: _braces(text, "{.}"))


def for_easy_template_x(file: Path) -> None:
    """The same tags; a line of a list has a name, and what depends on a condition stands always."""
    _rewrite(file, lambda text: _braces(_CONDITION.sub("", text), "{dong}"))


def for_mailmerge(file: Path) -> None:
    """Merge fields of Word; a list of lines is one field, and what depends on a condition stands always."""
    _rewrite(file, _fields)


def _rewrite(file: Path, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(TEMPLATE) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content.decode()) if name == _BODY else content)


def _braces(text: str, line: str) -> str:
    loops = set(re.findall(r"\{%p for (\w+) in", text))
    open_blocks: list[str] = []

    def row_loop(match: re.Match[str]) -> str:
        texts = list(_TEXT.finditer(match["row"]))
        first, last, row = texts[0].start(2), texts[-1].end(2), match["row"]
        return f"{row[:first]}{{#{match['list']}}}{row[first:last]}{{/{match['list']}}}{row[last:]}"

    def block(match: re.Match[str]) -> str:
        if match["end"]:
            return f"{{/{open_blocks.pop()}}}"
        open_blocks.append(match["of"].rpartition(".")[2])
        return f"{{#{open_blocks[-1]}}}"

    def name(match: re.Match[str]) -> str:
        return line if match[1] in loops else f"{{{match[1].rpartition('.')[2]}}}"

    return re.sub(r"\{\{ ([\w.]+) \}\}", name, _BLOCK.sub(block, _ROWS.sub(row_loop, text)))


def _fields(text: str) -> str:
    text = _ROWS.sub(lambda match: match["row"], _CONDITION.sub("", text))
    text = _LINES.sub(lambda match: f"{match['line']}{match['list']}{match['rest']}", text)
    return _RUN.sub(_as_fields, text)


def _as_fields(run: re.Match[str]) -> str:
    if not _FIELD.search(run["text"]):
        return run[0]
    made = []
    for place, piece in enumerate(_FIELD.split(run["text"])):
        said = f'<w:r>{run["look"]}<w:t xml:space="preserve">{f"«{piece}»" if place % 2 else piece}</w:t></w:r>'
        made.append(f'<w:fldSimple w:instr=" MERGEFIELD {piece} ">{said}</w:fldSimple>' if place % 2 else said)
    return "".join(made)
