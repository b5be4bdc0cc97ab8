"""kiemdiem template: the Word templates, the user's own and those that the program brings along."""

from __future__ import annotations

from kiemdiem.language import _

HELP = _("Mẫu Word: liệt kê, kiểm tra trước khi lập văn bản, chép mẫu kèm theo ra để sửa.")
EPILOG = _("Bắt đầu: kiemdiem template init")
