"""kiemdiem template list: which templates are used, whose they are, which names they use."""

from __future__ import annotations

from kiemdiem.language import _

HELP = _("Liệt kê các mẫu được dùng: của đơn vị hay kèm theo chương trình, ở đâu, dùng những tên nào.")
EPILOG = _("Ví dụ:\n\nkiemdiem template list")


def command() -> int:
    """A broken template is listed too, without names."""
    import sys

    from kiemdiem.tables import templates
    from kiemdiem.word import checkup, places

    templates.write_list([(place, checkup.check(place.path, [])) for place in places.every()], sys.stdout)
    return 0
