"""Texts that steer terminals, runners, spreadsheets, templates and file systems, and texts that only look odd."""

from __future__ import annotations

import unicodedata

HARMLESS = (
    "[red]đỏ[/red]", "[/x] [link=https://example.com]y[/link]", "::error::x", "::set-output name=a::b", "##[error]x",
    "###[error]x", "%0A::error::x", "%0D%0A::stop-commands::y", ":warning:", "{name} {0} %s %(x)d", "{{ 7*7 }}",
    "{% for a in b %}", "{_{ 7 }_}", "${{ github.token }}", "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0",
    "../../../etc/passwd", "..\\..\\windows", "/etc/passwd", "C:\\con", "con", "NUL", "nul.txt", "com1", "lpt9 ",
    "aux.", ".",
    "..", "-rf", "--help", "~", "a" * 300, "ế" * 300, "<script>alert(1)</script>", "</script><b>", "a & b <c>",
    "]]>", "<!-- x -->", "&lt;&amp;", "'\"`", "'; DROP TABLE roll; --", "\\", "\\u001b[31m", "\\N", "a\tb", "x\ny",
    "x\n::error::y", "\n##[error]z", "  ", " a ", "null", "true", "0", "1e999", "9" * 400, "٢٠٢٢", "２０２２",
    unicodedata.normalize("NFD", "Ủy ban Kiểm tra"), "ﬁ", "İ", "ß", "𝒜", "漢字", "🏴", "ə̀́̂̃̄̅̆̇", "\u00a0x\u00a0", "\u3000",
    "a|b`c", "$(id)", "%PATH%", "BEGIN:VCALENDAR", "END:VEVENT", "x;y,z", "\ufdfd" * 60, "Ban Đô", "k\u1ecf ho\u1ea1ch",
)  # fmt: skip
"""What may stand in a name or a text; it must come out as it is, and do nothing."""

HIDDEN = (
    "\x00", "\x1b[31m", "\x1b]0;x\x07", "\x1b]52;c;eA==\x07", "\x07", "\x08", "a\rb", "\x9b31m", "\x7f", "\x85",
    "\u2028", "\u2029", "\u202e", "\u2066x", "\u200b", "\u200f", "\ufeff", "\u00ad", "\uffff", "\U000e0041", "\u061c",
)  # fmt: skip
"""What may stand nowhere."""

DATES = (
    "2022-02-30", "2022-13-01", "2022-00-10", "31/02/2022", "05/11/2022", "2022/11/05", "5.11.2022", "20221105",
    "2022-W44-6", "0000-01-01", "0001-01-01", "9999-12-31", "99999-01-01", "-001-01-01", "2022-11-05T08:30:00Z",
    "2022-11-05 25:61", "2023-02-29", "2022-1-5", "1899-12-31", "ngày mai", "2022-11-٠٥",
)  # fmt: skip
"""What somebody may write where a date belongs."""
