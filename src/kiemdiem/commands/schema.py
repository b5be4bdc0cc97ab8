"""kiemdiem schema: the JSON Schema of a plan file, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

HELP = _("In lược đồ JSON Schema của tệp kế hoạch, để trình soạn thảo gợi ý và giải thích từng mục khi viết.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem schema --output plan.schema.json\n\n"
    "Rồi thêm dòng đầu vào kế hoạch: # yaml-language-server: $schema=plan.schema.json"
)


def command(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("Ghi vào tệp này thay vì in ra."))
    ] = None,
    force: options.Force = False,
) -> int:
    """Exit code 2 where the file is there already and may not be overwritten."""
    import json
    import sys
    from io import TextIOWrapper

    from kiemdiem import files
    from kiemdiem.display import show
    from kiemdiem.schema import plan_schema

    text = json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        sys.stdout.write(text)
        return 0
    files.write(output, text.encode(), force=force)
    typer.echo(_("Đã ghi lược đồ vào {path}").format(path=show(output, 1000)))
    return 0
