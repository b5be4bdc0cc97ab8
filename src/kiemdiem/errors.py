"""The one exception for "cannot go on", and what it tells the user."""

from __future__ import annotations


class KiemdiemError(Exception):
    """The command cannot do its job (exit code 2): a missing file, a full disk, a wrong option.

    `message` says where and what, `hint` what to do about it; both are already in the user's language.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InvalidInputError(KiemdiemError):
    """The input has findings (exit code 1); `report` is the `diagnostic.Report` that holds them."""

    def __init__(self, report: object) -> None:
        super().__init__("the input has findings")
        self.report = report
