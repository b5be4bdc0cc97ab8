"""kiemdiem roll read: the sheets that the units send back, into one clean roll; first what would be taken."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.roll.reading.results import Reading

HELP = _("Đọc các tệp danh sách đơn vị gửi về (Excel, CSV, Parquet) thành một danh sách; xem trước rồi mới ghi.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem roll read xa-a.xlsx xa-b.xlsx\n\n"
    "kiemdiem roll read gui-ve/*.xlsx --plan plans/2022.yaml --out danh-sach.parquet\n\n"
    "Không có --out thì chỉ xem trước. Mã thoát 1 khi có dòng bị loại hoặc không nhận được dòng nào, 2 khi có tệp không"
    " đọc được."
)


class Format(StrEnum):
    """How the preview is printed."""

    TEXT = "text"
    JSON = "json"


def command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help=_("Các tệp danh sách: .xlsx, .csv (UTF-8), .parquet."))
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("Ghi danh sách sạch ra tệp .parquet, .csv hoặc .xlsx."))
    ] = None,
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help=_("Thư mục ghi tệp trả lại đơn vị khi có dòng bị loại; nếu không nêu thì cạnh --out.")
        ),
    ] = None,
    plan: Annotated[
        str | None,
        typer.Option(metavar="PLAN", help=_("Đối chiếu tên đơn vị, nhóm, mức với kế hoạch này.")),
    ] = None,
    force: options.Force = False,
    with_names: Annotated[
        bool, typer.Option("--with-names", help=_("In cả giá trị ở các cột tên, mã số (dữ liệu cá nhân)."))
    ] = False,
    redact: Annotated[
        bool,
        typer.Option(
            "--redact",
            help=_("Ghi --out với bí danh thay họ tên, mã số, không có ghi chú; không ghi tệp trả lại đơn vị."),
        ),
    ] = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Nothing is written where a file was refused: a roll that lacks a unit is no roll."""
    import sys

    from kiemdiem import arguments
    from kiemdiem import files as disk
    from kiemdiem.display import show
    from kiemdiem.roll import reading, rulebook_words, writing
    from kiemdiem.roll.register import Register
    from kiemdiem.tables import roll_read, roll_read_json

    if redact:
        _refuse_names(out, errors, with_names=with_names)
    if out and out.suffix.lower() not in writing.ENDINGS:
        raise writing.wrong_ending(out)
    files = _once(files)
    if out:
        _keep_apart(out, files)
        disk.check_free(out, force=force)
    words, names = None, None
    if plan:
        loaded, _source = arguments.open_plan(plan)
        words, names = rulebook_words.vocabulary(loaded), Register.of(loaded)
    with _progress(len(files)) as done:
        found = reading.read(files, words, names, keep_going=True, done=done)
    if output_format is Format.JSON:
        roll_read_json.write(found, sys.stdout, with_names=with_names)
    else:
        roll_read.write(found, sys.stdout, with_names=with_names)
    for refused in found.refused:
        typer.echo(f"kiemdiem: {show(refused.file, 400)}: {show(refused.message, 600)}", err=True)
        if refused.hint:
            typer.echo("  → " + show(refused.hint, 2000), err=True)
    if found.refused:
        if out or errors:
            typer.echo("kiemdiem: " + _("có tệp không đọc được nên chưa ghi gì"), err=True)
        return 2
    _write(_shared(found) if redact else found, out, errors, files, force=force)
    if not found.rows:
        _say_nothing_taken(out)
    elif not out and not errors and output_format is Format.TEXT:
        typer.echo(_("Mới xem trước, chưa ghi gì. Để ghi: thêm --out danh-sach.parquet (hoặc .csv, .xlsx)"))
    return int(bool(found.rejected) or not found.rows)


def _refuse_names(out: Path | None, errors: Path | None, *, with_names: bool) -> None:
    """KiemdiemError where `--redact` stands beside what it cannot go with, or without a file to write."""
    from kiemdiem.errors import KiemdiemError

    for option, given in (("--with-names", with_names), ("--errors", errors)):
        if given:
            raise KiemdiemError(_("{option} không dùng cùng {other}").format(option="--redact", other=option))
    if not out:
        raise KiemdiemError(_("--redact cần --out"), _("Ví dụ: --out an-danh.csv --redact"))


def _shared(found: Reading) -> Reading:
    """What was read as others may see it; rows that were rejected would be sent back as they are, and are left out."""
    from dataclasses import replace

    from kiemdiem.roll import pseudonyms

    return replace(found, rows=pseudonyms.redacted(found.rows), rejected=[])


def _once(files: list[Path]) -> list[Path]:
    """The files, each once whatever it is called; those left out are said."""
    from kiemdiem.display import show

    kept: list[Path] = []
    for file in files:
        if first := next((one for one in kept if _is_same(one, file)), None):
            told = _("{file} là {first}, chỉ đọc một lần")
            typer.echo("kiemdiem: " + told.format(file=show(file, 400), first=show(first, 400)), err=True)
        else:
            kept.append(file)
    return kept


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names lead to one file."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _keep_apart(target: Path, files: list[Path]) -> None:
    """Raise KiemdiemError where a file to write is one of those that are read."""
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError

    if any(_is_same(target, file) for file in files):
        message = _("{path} là tệp đang đọc, không ghi đè lên danh sách đã nhận").format(path=show(target))
        raise KiemdiemError(message, _("Chọn tên hoặc thư mục khác ở --out, --errors"))


def _say_nothing_taken(out: Path | None) -> None:
    from kiemdiem.display import show

    typer.echo("kiemdiem: " + _("không nhận được dòng nào nên không ghi danh sách"), err=True)
    if out and out.exists():
        typer.echo("  → " + _("{path} vẫn là tệp cũ").format(path=show(out, 400)), err=True)


def _write(found: Reading, out: Path | None, errors: Path | None, files: list[Path], *, force: bool) -> None:
    """Write the clean roll, and a workbook to send back for every file with rejected rows; all made before any."""
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.files import batches
    from kiemdiem.roll import writing
    from kiemdiem.roll.writing.returned import returned

    folder = errors or (out.parent if out else None)
    targets: dict[Path, bytes] = {}
    if folder:
        for file, name in _returned(found).items():
            rows = [row for row in found.rejected if row.place.table.file == file]
            title = f"Các dòng chưa nhận của tệp {Path(file).name}"
            targets[folder / name] = returned(rows, title)
    if out in targets:
        raise KiemdiemError(_("{path} trùng tên với tệp trả lại").format(path=show(out)), _("Đặt tên khác ở --out"))
    if out and found.rows:
        targets[out] = writing.clean(out, found.rows)
    for target in targets:
        _keep_apart(target, files)
    contents = list(targets.values())
    batches.write_each(list(targets), lambda places: (contents[place] for place in places), mode=0o600, force=force)
    for target in targets:
        what = _("danh sách") if target == out else _("tệp trả lại")
        typer.echo(_("Đã ghi {what}: {path}").format(what=what, path=show(target, 1000)), err=True)


def _returned(found: Reading) -> dict[str, str]:
    """The files with rejected rows, and the names of the workbooks to send back."""
    from kiemdiem.file_names import portable_name, unique

    sent = list(dict.fromkeys(row.place.table.file for row in found.rejected))
    names = unique(f"{portable_name(Path(file).stem)}-tra-lai" for file in sent)
    return {file: f"{name}.xlsx" for file, name in zip(sent, names, strict=True)}


def _progress(count: int) -> AbstractContextManager[Callable[[], object]]:
    """A bar on a terminal, where there is something to wait for."""
    import sys
    from contextlib import nullcontext

    if count < 2 or not sys.stderr.isatty():
        return nullcontext(lambda: None)
    from kiemdiem.tables.progress import counted

    return counted(count, _("Đọc danh sách"))
