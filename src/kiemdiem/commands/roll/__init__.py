"""kiemdiem roll: who is rated what, from the units' sheets to the table that is signed."""

from __future__ import annotations

from kiemdiem.language import _

HELP = _("Danh sách xếp loại: lập mẫu Excel, đọc tệp các đơn vị gửi về, kiểm tra, tổng hợp.")
EPILOG = _("Bắt đầu: kiemdiem roll template --out mau.xlsx")
