"""Where a result goes and in which form: what is named by an option, by the ending of the file, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kiemdiem import files
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _

ENDINGS = {".txt": "text", ".json": "json", ".csv": "csv", ".xlsx": "xlsx"}
"""The form of a file by its ending."""


def output_form(out: Path | None, given: str | None, endings: Mapping[str, str] = ENDINGS) -> str:
    """The form of a result, one of those in `endings`: what is `given`, else what the ending of `out` says, else text.

    Raises KiemdiemError for an ending that is not that of the form, for one that says nothing, and for a workbook
    without a file.
    """
    if out is None:
        if given == "xlsx":
            raise KiemdiemError(_("--output-format xlsx cần --out"), _("Ví dụ: --out ket-qua.xlsx"))
        return given or "text"
    of_file = endings.get(out.suffix.lower())
    if of_file and given in (None, of_file):
        return of_file
    known = ", ".join(endings)
    if given is None:
        message = _("Không biết ghi {path} theo dạng nào").format(path=show(out))
        raise KiemdiemError(message, _("Đặt đuôi tệp là một trong: {endings}").format(endings=known))
    ending = next(ending for ending, form in endings.items() if form == given)
    raise KiemdiemError(
        _("--output-format {form} không hợp với tên tệp {path}").format(form=given, path=show(out)),
        _("Đặt đuôi tệp là {ending}, hoặc bỏ --output-format để theo đuôi tệp").format(ending=ending),
    )


def check_target(out: Path, inputs: Iterable[Path], *, force: bool) -> None:
    """Nothing where `out` may be written; KiemdiemError where it is one of the files that are read, even by `force`,
    or where something is there already.
    """
    if any(_same(out, path) for path in inputs):
        raise KiemdiemError(
            _("{path} là tệp đầu vào, không ghi đè lên nó").format(path=show(out)), _("Chọn tên tệp khác cho --out")
        )
    files.check_free(out, force=force)


def write(out: Path, data: bytes, *, force: bool) -> None:
    """Put `data` into the file `out`, in a folder that is made where it is not there. Raises KiemdiemError."""
    files.check_free(out, force=force)
    files.make_folder(out.parent)
    files.write(out, data, force=force)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
