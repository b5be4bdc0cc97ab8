"""The few questions a plan from the model needs: answered by options, else asked on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import typer

from kiemdiem.language import _

if TYPE_CHECKING:
    from datetime import date

    from kiemdiem.renewal.starting import Answers

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Given:
    """What the options answer; None for a question that is still open."""

    issuer: str | None = None
    superior: str | None = None
    place: str | None = None
    first_deadline: str | None = None

    @property
    def options(self) -> dict[str, str | None]:
        """The answers by their options."""
        return {
            "--issuer": self.issuer,
            "--superior": self.superior,
            "--place": self.place,
            "--first-deadline": self.first_deadline,
        }

    def refuse_any(self) -> None:
        """Nothing where no option answers; KiemdiemError otherwise: the old plan has all answers."""
        from kiemdiem.errors import KiemdiemError

        if wrong := [option for option, value in self.options.items() if value is not None]:
            message = _("{options}: chỉ dùng khi lập từ kế hoạch mẫu, không đi với --from")
            raise KiemdiemError(message.format(options=", ".join(wrong)))


def refuse_rulebook(id_: str) -> None:
    """KiemdiemError where a rulebook is named: the law of a plan from the model is that of its year."""
    from kiemdiem.errors import KiemdiemError

    if id_:
        raise KiemdiemError(_("--rulebook chỉ đi với --from"), _("Kế hoạch mẫu theo bộ quy định có hiệu lực trong năm"))


def answers(given: Given, year: int) -> Answers:
    """The answers of the options, the missing ones asked on the terminal.

    Raises KiemdiemError for an option that is no answer, and where there is nobody to ask, with the missing options.
    """
    from kiemdiem.renewal.starting import Answers, usual_first_deadline
    from kiemdiem.vietnamese import print_date

    _refuse_missing(given)
    usual = print_date(usual_first_deadline(year))
    return Answers(
        issuer=_answer(given.issuer, "--issuer", _("Cơ quan ban hành (ví dụ: Ban Thường vụ Đảng ủy xã A)"), _name),
        superior=_answer(
            given.superior, "--superior", _("Cấp trên nhận báo cáo (ví dụ: Ban Thường vụ Tỉnh ủy)"), _name
        ),
        place=_answer(
            given.place, "--place", _("Địa danh ở dòng ngày tháng (ví dụ: xã A; Enter: điền sau)"), _place, ""
        ),
        first_deadline=_answer(
            given.first_deadline,
            "--first-deadline",
            _("Hạn đầu tiên"),
            lambda text, what: _day(text, what, year),
            usual,
        ),
    )


def _refuse_missing(given: Given) -> None:
    import sys

    from kiemdiem.errors import KiemdiemError

    missing = [option for option, value in given.options.items() if value is None]
    if missing and not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        raise KiemdiemError(
            _("Lập từ kế hoạch mẫu thì cần thêm: {options}").format(options=", ".join(missing)),
            _("Ghi các tùy chọn đó, hoặc chạy trong cửa sổ lệnh để được hỏi; từ kế hoạch cũ thì thêm --from"),
        )


def _answer(
    given: str | None, option: str, question: str, read: Callable[[str, str], _Answer], usual: str | None = None
) -> _Answer:
    """What an option answers; else what somebody answers to `question`, who is asked until it is an answer."""
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError

    if given is not None:
        return read(given, option)
    while True:
        said = typer.prompt(question, default=usual, show_default=bool(usual), err=True)
        try:
            return read(str(said), question)
        except KiemdiemError as error:
            typer.echo(show(" ".join((error.message, error.hint)), 1000), err=True)


def _place(text: str, what: str) -> str:
    from kiemdiem.renewal.starting import answer

    return answer(text, what)


def _name(text: str, what: str) -> str:
    from kiemdiem.errors import KiemdiemError

    found = _place(text, what)
    if not found:
        raise KiemdiemError(_("{what}: không được để trống").format(what=what))
    return found


def _day(text: str, what: str, year: int) -> date:
    """A day as a plan writes it or as documents print it."""
    from kiemdiem import arguments
    from kiemdiem.renewal.starting import check_first_deadline
    from kiemdiem.vietnamese import printed_dates

    printed = printed_dates(text)
    day = printed[0] if len(printed) == 1 else arguments.read_day(text, what)
    return check_first_deadline(day, year, what)
