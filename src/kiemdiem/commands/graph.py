"""kiemdiem graph: what comes before what, as a tree, for Graphviz, as a picture."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

HELP = _("Việc nào trước việc nào, vì sao, chỗ nào mâu thuẫn: sơ đồ cây, tệp DOT hoặc hình SVG.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem graph plans/2022.yaml\n\n"
    "kiemdiem graph --out thu-tu.svg\n\n"
    "kiemdiem graph --output-format dot | dot -Tpdf > thu-tu.pdf"
)


class Format(StrEnum):
    """How the order is shown."""

    TEXT = "text"
    DOT = "dot"
    SVG = "svg"


def command(
    plan: options.Plan = None,
    output_format: Annotated[
        Format | None, typer.Option(help=_("Dạng kết quả; để trống thì theo đuôi của --out, không có thì text."))
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("Ghi kết quả vào tệp này (.txt, .dot, .svg)."))
    ] = None,
    force: options.ForceButInputs = False,
) -> int:
    """Always exit code 0: contradictions are the matter of `check`."""
    import io
    import sys

    from kiemdiem import arguments, outputs
    from kiemdiem.display import show
    from kiemdiem.step_graph import graph
    from kiemdiem.step_graph.dot import dot
    from kiemdiem.step_graph.picture import svg
    from kiemdiem.tables import step_tree

    form = outputs.output_form(out, output_format, {".txt": "text", ".dot": "dot", ".gv": "dot", ".svg": "svg"})
    loaded, source = arguments.open_plan(plan)
    if out:
        outputs.check_target(out, [Path(source.name)], force=force)
    found = graph(loaded)
    title = _("Thứ tự công việc: {plan}").format(plan=show(" ".join(loaded.document.subject.split()), 200))
    if form == "text" and not out:
        step_tree.write(found, title, sys.stdout)
        return 0
    text = io.StringIO()
    if form == "text":
        step_tree.write(found, title, text)
    else:
        text.write(dot(found, title) if form == "dot" else svg(found, title))
    if out:
        outputs.write(out, text.getvalue().encode(), force=force)
        typer.echo(_("Đã ghi {path}").format(path=show(out, 1000)))
        return 0
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout.write(text.getvalue())
    return 0
