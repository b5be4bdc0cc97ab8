"""kiemdiem render-notice: the short way to `render thong-bao`: the deadlines of every agency, or of one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

HELP = _("Lập Thông báo thời hạn bằng Word cho từng cơ quan có việc phải làm, hoặc cho một cơ quan.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem render-notice plans/2022.yaml\n\n"
    "kiemdiem render-notice --agency van-phong --number 05-TB/TU\n\n"
    "kiemdiem render-notice --out thong-bao --force\n\n"
    "Mọi tùy chọn khác: kiemdiem render thong-bao"
)


def command(
    plan: options.Plan = None,
    agency: Annotated[
        str,
        typer.Option(autocompletion=completion.agencies, help=_("Chỉ cho cơ quan này (mã, tên hoặc tên gọi khác).")),
    ] = "",
    out: options.OutFolder = Path("out"),
    force: options.Force = False,
    number: options.Number = "",
    place: options.Place = "",
    date: options.SignedOn = "",
) -> int:
    """As `render thong-bao`."""
    from kiemdiem.commands import render

    return render.command("thong-bao", plan, agency=[agency] if agency else None, out=out, force=force,
                          number=number, place=place, date=date)  # fmt: skip
