"""kiemdiem export: the campaign for a calendar, for Excel, for a browser."""

from __future__ import annotations

from kiemdiem.language import _

HELP = _("Xuất thời hạn và bảng theo dõi ra lịch, Excel, CSV, trang HTML.")
EPILOG = _("Bắt đầu: kiemdiem export xlsx --out bang.xlsx")
