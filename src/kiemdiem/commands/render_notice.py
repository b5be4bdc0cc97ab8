"""kiemdiem render-notice: a Thông báo of its deadlines for every agency that owes something, or for one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiemdiem import completion
from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


HELP = _("Lập Thông báo thời hạn bằng Word cho từng cơ quan có việc phải làm, hoặc cho một cơ quan.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem render-notice plans/2022.yaml\n\n"
    "kiemdiem render-notice --agency van-phong --number 05-TB/TU\n\n"
    "kiemdiem render-notice --out thong-bao --force"
)


_Agency = Annotated[
    str,
    typer.Option(autocompletion=completion.agencies, help=_("Chỉ cho cơ quan này (mã, tên hoặc tên gọi khác).")),
]


def command(
    plan: Annotated[
        str | None,
        typer.Argument(metavar="PLAN", help=_("Tệp kế hoạch; - là đầu vào chuẩn; để trống thì tự tìm plans/*.yaml.")),
    ] = None,
    agency: _Agency = "",
    out: Annotated[Path, typer.Option(metavar="DIR", help=_("Thư mục ghi văn bản."))] = Path("out"),
    force: Annotated[bool, typer.Option("--force", help=_("Ghi đè tệp đã có."))] = False,
    number: Annotated[str, typer.Option(help=_("Số, ký hiệu của Thông báo; để trống thì chừa chỗ."))] = "",
    place: Annotated[str, typer.Option(help=_("Địa danh ở dòng ngày tháng; để trống thì theo kế hoạch."))] = "",
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Ngày ký; để trống thì chừa chỗ."))] = "",
) -> int:
    """Everything is made before anything is written: a broken template or a name that is taken costs no half batch."""
    from kiemdiem import arguments, files
    from kiemdiem.display import show
    from kiemdiem.documents import thong_bao
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.word import Template

    day = arguments.read_day(date, "--date") if date else None
    loaded, _source = arguments.open_plan(plan)
    if agency:
        chosen = [arguments.called(loaded, agency)]
    else:
        chosen = [(body.id, body.name) for body in thong_bao.owing(loaded)]
    if not chosen:
        raise KiemdiemError(_("Kế hoạch không giao việc có thời hạn cho cơ quan nào"))
    if number and len(chosen) > 1:
        raise KiemdiemError(
            _("--number chỉ dùng cho một Thông báo, ở đây có {n}").format(n=len(chosen)),
            _("Chọn một cơ quan: --agency"),
        )
    contexts = [thong_bao.context(loaded, id_, name=name, number=number, place=place, day=day) for id_, name in chosen]
    if not contexts[0]["cac_viec"]:
        raise KiemdiemError(_("Kế hoạch không giao việc cho “{name}”").format(name=show(chosen[0][1], 80)))
    names = files.unique(files.safe_name(f"thong-bao {name}") for _id, name in chosen)
    targets = [out / f"{name}.docx" for name in names]
    template = Template.open(thong_bao.TEMPLATE)
    for context in contexts:
        template.check(context)
    for target in targets:
        files.check_free(target, force=force)
    made = [template.render(context) for context in _progress(contexts)]
    files.make_folder(out)
    for target, data in zip(targets, made, strict=True):
        files.write(target, data, force=force)
    where = targets[0] if len(targets) == 1 else out
    typer.echo(_("Đã ghi {n} Thông báo vào {path}").format(n=len(targets), path=show(where, 1000)))
    return 0


def _progress(contexts: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """`contexts` one by one, with a bar on standard error where a person looks at it and there is something to see."""
    import sys

    if len(contexts) < 2 or not sys.stderr.isatty():
        return contexts
    return _with_bar(contexts)


def _with_bar(contexts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from rich.console import Console
    from rich.progress import track

    yield from track(contexts, description=_("Lập Thông báo"), console=Console(stderr=True), transient=True)
