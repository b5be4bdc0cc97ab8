"""A plan as git has it: "HEAD~1:plans/2022.yaml" is the file of the commit before the last."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.source import MAX_BYTES

LONGEST = 30
"""Seconds that git may take."""

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_QUIET = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}


def is_revision(name: str) -> bool:
    """Whether `name` is of the form REVISION:PATH and no file of this name is there; an empty one is the index."""
    return ":" in name and not _DRIVE.match(name) and not os.path.lexists(Path(name))


def read_revision(name: str) -> bytes:
    """What the file had in a revision, no more than a little beyond the size a plan may have.

    git runs no shell, no filter and no hook for it. Raises KiemdiemError where git, the repository, the revision or the
    file in it is missing.
    """
    revision, _colon, path = name.partition(":")
    if revision.startswith("-") or not path:
        raise _wrong(name)
    if revision and _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode:
        raise KiemdiemError(
            _("{name}: không có tệp này, git cũng không có bản “{revision}”").format(
                name=show(name), revision=show(revision, 60)
            ),
            _("Xem các bản: git log --oneline; bản trước bản cuối là HEAD~1"),
        )
    # git counts paths from the top of the repository, people from where they stand.
    for place in (path, f"./{path}"):
        size = _git("cat-file", "-s", f"{revision}:{place}")
        if size.returncode == 0:
            return _content(name, f"{revision}:{place}", int(size.stdout))
    raise KiemdiemError(
        _("Bản “{revision}” không có tệp {path}").format(revision=show(revision or "index", 60), path=show(path)),
        _("Xem các tệp của bản đó: git ls-tree -r --name-only {revision}").format(
            revision=show(revision or "HEAD", 60)
        ),
    )


def _content(name: str, blob: str, size: int) -> bytes:
    if size > MAX_BYTES:
        raise KiemdiemError(_("{name}: tệp quá lớn, không phải kế hoạch").format(name=show(name)))
    done = _git("cat-file", "blob", blob)
    if done.returncode:
        raise _wrong(name)
    return done.stdout


def _wrong(name: str) -> KiemdiemError:
    return KiemdiemError(
        _("{name}: không phải tệp của một bản trong git").format(name=show(name)),
        _("Viết BẢN:ĐƯỜNG DẪN, ví dụ HEAD~1:plans/2022.yaml"),
    )


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise KiemdiemError(_("Máy này không có git"), _("Cài git, hoặc so hai tệp"))
    try:
        done = subprocess.run(
            [program, *arguments],
            capture_output=True,
            timeout=LONGEST,
            check=False,
            env=os.environ | _QUIET,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise KiemdiemError(_("git không trả lời"), _("Thử lại, hoặc so hai tệp")) from None
    if b"not a git repository" in done.stderr:
        raise KiemdiemError(_("Thư mục này không nằm trong kho git"), _("Chạy trong thư mục của kho, hoặc so hai tệp"))
    if b"dubious ownership" in done.stderr:
        raise KiemdiemError(
            _("git không tin kho này: kho thuộc về người khác"), _("Chạy: git config --global --add safe.directory …")
        )
    return done
