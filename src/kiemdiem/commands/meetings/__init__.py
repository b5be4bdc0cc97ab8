"""kiemdiem meetings: meetings that units register, who is wanted where, and the invitations."""

from __future__ import annotations

from kiemdiem.language import _

HELP = _("Lịch họp kiểm điểm: đăng ký, xem lịch, kiểm tra trùng và thiếu, tìm buổi trống, lập giấy mời.")
EPILOG = _("Bắt đầu: kiemdiem meetings free, rồi kiemdiem meetings add --unit … --day … --session …")
