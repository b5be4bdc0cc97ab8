"""What several commands ask for in the same words: their options and arguments, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiemdiem import completion
from kiemdiem.language import _
from kiemdiem.terms import Stage

Plan = Annotated[
    str | None,
    typer.Argument(metavar="PLAN", help=_("Tệp kế hoạch; - là đầu vào chuẩn; để trống thì tự tìm plans/*.yaml.")),
]
"""The plan a command reads; "-" is standard input."""

PlanFile = Annotated[
    str | None, typer.Argument(metavar="PLAN", help=_("Tệp kế hoạch; để trống thì tự tìm plans/*.yaml."))
]
"""A plan with files beside it: it cannot come from standard input."""

PlanOption = Annotated[
    str | None, typer.Option(metavar="PLAN", help=_("Tệp kế hoạch; để trống thì tự tìm plans/*.yaml."))
]
"""The same as an option, where the arguments are something else."""

Plans = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PLAN", help=_("Tệp, thư mục hay mẫu tên; - là đầu vào chuẩn; để trống thì tự tìm plans/*.yaml.")
    ),
]
"""Plans, folders and patterns of them."""

Ledger = Annotated[Path | None, typer.Option(metavar="FILE", help=_("Sổ theo dõi; để trống thì cạnh kế hoạch."))]
"""The ledger of the plan."""

Today = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Coi ngày này là hôm nay."))]
"""The day a command takes for today."""

Month = Annotated[str, typer.Option(metavar="YYYY-MM", help=_("Chỉ tháng này; để trống thì cả đợt."))]
"""One month of the campaign."""

Agency = Annotated[
    str,
    typer.Option(autocompletion=completion.agencies, help=_("Chỉ việc của cơ quan này (mã, tên hoặc tên gọi khác).")),
]
"""Whose tasks are shown."""

Task = Annotated[
    str,
    typer.Option(
        metavar="ID",
        autocompletion=completion.task_ids,
        help=_("Chỉ nhiệm vụ này và các mục nhỏ của nó, ví dụ 9 hay II.9."),
    ),
]
"""A task with the items under it."""

Units = Annotated[
    str,
    typer.Option(
        autocompletion=completion.agencies, help=_("Chỉ đơn vị này, hoặc các đơn vị thuộc cơ quan, nhóm này.")
    ),
]
"""A unit, or those of an agency or a group."""

RecordedBy = Annotated[str, typer.Option(help=_("Người ghi; mặc định biến KIEMDIEM_USER, rồi tên đăng nhập."))]
"""Who writes into the ledger."""

Force = Annotated[bool, typer.Option("--force", help=_("Ghi đè tệp đã có."))]
"""Whether files that are there may be overwritten."""

ForceButInputs = Annotated[bool, typer.Option("--force", help=_("Ghi đè tệp đã có, trừ tệp đầu vào."))]
"""The same, of a command that never writes over what it reads."""

OutFile = Annotated[Path, typer.Option(metavar="FILE", help=_("Tệp ghi ra."))]
"""The file an export writes."""

OutFolder = Annotated[Path, typer.Option(metavar="DIR", help=_("Thư mục ghi văn bản."))]
"""The folder documents go into."""

ResultFile = Annotated[Path | None, typer.Option(help=_("Ghi kết quả vào tệp này (.txt, .json, .csv, .xlsx)."))]
"""The file a table goes into."""

Number = Annotated[str, typer.Option(help=_("Số, ký hiệu của văn bản; để trống thì chừa chỗ."))]
"""Number and symbol of the document that is made."""

Place = Annotated[str, typer.Option(help=_("Địa danh ở dòng ngày tháng; để trống thì theo kế hoạch."))]
"""The place in its date line."""

SignedOn = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Ngày ký; để trống thì chừa chỗ."))]
"""The day in its date line."""

Profile = Annotated[
    str,
    typer.Option(
        metavar="ID",
        autocompletion=completion.format_profiles,
        help=_("Thể thức: dang-hd36, dang-hd05, nn-nd30; để trống thì theo cơ quan ban hành và ngày ký."),
    ),
]
"""Its format rules."""

Merge = Annotated[bool, typer.Option("--merge", help=_("Gộp mọi văn bản thành một tệp để in."))]
"""Whether all documents become one file."""

Preview = Annotated[bool, typer.Option("--preview", help=_("Ghi thêm trang PDF và ảnh PNG (cần LibreOffice)."))]
"""Whether pages are made too."""

Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE",
        autocompletion=completion.rule_codes,
        help=_("Chỉ dùng các luật có mã bắt đầu như vậy; lặp lại được."),
    ),
]
"""The codes that are looked for."""

Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE", autocompletion=completion.rule_codes, help=_("Bỏ các luật có mã bắt đầu như vậy; lặp lại được.")
    ),
]
"""The codes that are left out."""

Redact = Annotated[
    bool, typer.Option("--redact", help=_("Bỏ người ghi, người chủ trì, ghi chú, tên tệp kèm: để gửi cho người khác."))
]
"""Whether what may name people is left out, so that the answer can be shown to others."""

Strict = Annotated[bool, typer.Option("--strict", help=_("Cảnh báo cũng tính là lỗi."))]
"""Whether warnings fail a check."""

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=_("Không in gì khi không có lỗi hay cảnh báo."))]
"""Whether a clean check says nothing."""

ExitZero = Annotated[bool, typer.Option("--exit-zero", help=_("Luôn thoát với mã 0 dù có lỗi."))]
"""Whether a check never fails."""

RollFiles = Annotated[
    list[str], typer.Argument(metavar="FILE…", help=_("Tệp .xlsx, .csv hay .parquet; nhiều tệp là một danh sách."))
]
"""The files of a roll."""

RulebookOfYear = Annotated[
    str, typer.Option(metavar="ID", help=_("Bộ quy định, ví dụ 2019; để trống thì theo kế hoạch hoặc theo năm."))
]
"""The rulebook a roll is read by."""

CountedStage = Annotated[
    Stage | None, typer.Option(help=_("Mức được tính; để trống thì là mức sau cùng đã có trong danh sách."))
]
"""The rating of a roll that counts."""

AssessedYear = Annotated[
    int | None, typer.Option(min=1990, max=2100, help=_("Năm đánh giá; để trống thì theo kế hoạch, hoặc năm nay."))
]
"""The year a roll is of."""
