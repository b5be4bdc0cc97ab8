"""A TOML file that a user wrote, read with limits."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from kiemdiem import files
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _

MAX_DOTS = 200
"""Dots in a line at most: the parser keeps every beginning of a dotted key, which takes its length squared."""


def read(path: Path, most: int) -> dict[str, Any]:
    """The tables of the file; KiemdiemError where it is no TOML, bigger than `most` bytes, or cannot be read."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(most + 1)
        if len(raw) > most:
            raise KiemdiemError(_("{name}: tệp quá lớn").format(name=show(path)))
        text = raw.decode("utf-8-sig")
        if any(line.count(".") > MAX_DOTS for line in text.split("\n")):
            raise KiemdiemError(_("{name}: có dòng quá nhiều dấu chấm").format(name=show(path)))
        return tomllib.loads(text)
    except OSError as error:
        message = _("Không đọc được {name}: {reason}").format(name=show(path), reason=files.reason(error))
        raise KiemdiemError(message, _("Kiểm tra lại tên và quyền đọc tệp")) from None
    except UnicodeDecodeError:
        message = _("{name}: tệp không phải UTF-8").format(name=show(path))
        raise KiemdiemError(message, _("Lưu lại tệp với bảng mã UTF-8")) from None
    except (ValueError, RecursionError) as error:
        message = _("{name}: sai cú pháp TOML{where}").format(name=show(path), where=_where(str(error)))
        hint = _("Mỗi dòng một mục dạng tên = giá trị, mỗi tên một lần; chữ đặt trong ngoặc kép")
        raise KiemdiemError(message, hint) from None


def _where(said: str) -> str:
    """Where the parser, whose words are English, has found something wrong."""
    if at := re.search(r"\(at line (\d+), column (\d+)\)", said):
        return _(" ở dòng {line}, cột {column}").format(line=at[1], column=at[2])
    return _(" ở cuối tệp") if "(at end of document)" in said else ""
