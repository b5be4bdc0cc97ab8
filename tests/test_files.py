"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiemdiem import files, toml_files
from kiemdiem.errors import KiemdiemError
from kiemdiem.files import turns, unfinished
from kiemdiem.files.turns import turn

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and links are of POSIX systems")


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(unfinished.TEMPORARY)]


def test_a_file_is_written_with_its_content_and_nothing_else_stays(tmp_path: Path) -> None:
    files.write(tmp_path / "a.docx", b"abc")
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == b"abc"


@POSIX
@pytest.mark.parametrize("mode", [0o644, 0o600])
def test_the_mode_is_the_one_asked_for_whatever_the_umask(tmp_path: Path, mode: int) -> None:
    before = os.umask(0o077)
    try:
        files.write(tmp_path / "a", b"", mode=mode)
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == mode


def test_a_file_that_is_there_stays_as_it_is_and_the_hint_names_force(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    with pytest.raises(KiemdiemError, match=r"Đã có tệp .*a\.docx") as caught:
        files.write(path, b"new")
    assert "--force" in caught.value.hint
    assert path.read_bytes() == b"old"
    assert left_over(tmp_path) == []


def test_force_replaces_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"a longer old content")
    files.write(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert left_over(tmp_path) == []


@POSIX
@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("target", ["there", "missing"])
def test_nothing_is_written_through_a_link(tmp_path: Path, force: bool, target: str) -> None:
    (tmp_path / "there").write_bytes(b"old")
    link = tmp_path / "a.docx"
    link.symlink_to(tmp_path / target)
    with pytest.raises(KiemdiemError, match="liên kết"):
        files.write(link, b"new", force=force)
    assert (tmp_path / "there").read_bytes() == b"old"
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path, force: bool) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(KiemdiemError, match="thư mục"):
        files.write(tmp_path / "a.docx", b"", force=force)


def test_a_missing_folder_names_the_path_and_the_reason(tmp_path: Path) -> None:
    with pytest.raises(KiemdiemError) as caught:
        files.write(tmp_path / "khong-co" / "a.docx", b"")
    assert "khong-co" in caught.value.message
    assert "không có tệp hoặc thư mục này" in caught.value.message


def test_a_folder_that_cannot_be_made_names_the_path(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(KiemdiemError, match="tep") as caught:
        files.make_folder(tmp_path / "tep" / "out")
    assert "không phải thư mục" in caught.value.message


@pytest.mark.parametrize(
    "code", [errno.ENOENT, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOTDIR, errno.ENAMETOOLONG]
)
def test_the_usual_reasons_of_the_system_are_told_in_the_language_of_the_user(code: int) -> None:
    told = files.reason(OSError(code, os.strerror(code)))
    assert told
    assert told != os.strerror(code)


@POSIX
def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(KiemdiemError, match="quá dài"):
        files.write(tmp_path / ("x" * 300), b"")


def test_an_unusual_reason_is_told_as_the_system_tells_it() -> None:
    assert files.reason(OSError(errno.ELOOP, os.strerror(errno.ELOOP))) == os.strerror(errno.ELOOP)


@POSIX
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    import resource
    import signal

    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(KiemdiemError):
            files.write(path, b"x" * 1000, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"old"
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("linking", [True, False], ids=["hard links", "no hard links"])
def test_of_many_writers_at_once_exactly_one_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linking: bool
) -> None:
    if not linking:

        def refuse(*_paths: object) -> None:
            raise OSError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
    path, start, won = tmp_path / "a.docx", threading.Barrier(8), []

    def write(number: int) -> None:
        start.wait()
        try:
            files.write(path, str(number).encode() * 10_000)
        except KiemdiemError:
            return
        won.append(number)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(won) == 1
    assert path.read_bytes() == str(won[0]).encode() * 10_000
    assert left_over(tmp_path) == []


def test_a_file_that_word_holds_for_a_moment_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, refusals = Path.replace, [PermissionError(13, "denied")] * 3

    def held(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    files.write(tmp_path / "a.docx", b"new", force=True)
    assert (tmp_path / "a.docx").read_bytes() == b"new"


def test_a_file_that_word_keeps_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_paths: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.docx").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(KiemdiemError) as caught:
        files.write(tmp_path / "a.docx", b"new", force=True)
    assert "Đóng tệp trong Word" in caught.value.hint
    assert (tmp_path / "a.docx").read_bytes() == b"old"
    assert left_over(tmp_path) == []


@POSIX
def test_a_file_whose_change_another_run_has_just_made_is_not_replaced(tmp_path: Path) -> None:
    """Both have read the old text; the second waits for the first and then sees that the file is another."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    told = []

    def second() -> None:
        try:
            files.rewrite(path, b"old", b"second")
        except KiemdiemError as error:
            told.append(error.message)

    with turn(path):
        waiting = threading.Thread(target=second)
        waiting.start()
        aside = tmp_path / "aside"
        aside.write_bytes(b"first")
        aside.replace(path)
    waiting.join()
    assert path.read_bytes() == b"first"
    assert "vừa bị chương trình khác sửa" in told[0]


@POSIX
def test_a_run_that_keeps_the_file_too_long_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    with turn(path), pytest.raises(KiemdiemError, match="đang được một lệnh khác ghi"):
        files.rewrite(path, b"old", b"new")
    assert path.read_bytes() == b"old"


def _dead() -> int:
    """The number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


@POSIX
def test_what_a_killed_run_left_goes_with_the_next_and_what_is_still_written_stays(tmp_path: Path) -> None:
    mine = f"{unfinished.TEMPORARY}{unfinished._HERE}-{os.getppid()}-x.tmp"
    left = f"{unfinished.TEMPORARY}{unfinished._HERE}-{_dead()}-x.tmp"
    elsewhere, old = f"{unfinished.TEMPORARY}00000000-1-x.tmp", f"{unfinished.TEMPORARY}abc.tmp"
    for name in (mine, left, elsewhere, old, "thư.tmp"):
        (tmp_path / name).write_bytes(b"half")
    os.utime(tmp_path / old, (0, 0))
    files.write(tmp_path / "a.docx", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {mine, elsewhere, "thư.tmp", "a.docx"}


@POSIX
def test_a_disk_error_while_a_name_is_given_leaves_no_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_paths: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "link", broken)
    with pytest.raises(KiemdiemError, match="bị lỗi"):
        files.write(tmp_path / "a.docx", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"a b = 1", " ở dòng 1, cột 3"),
        (b"a = [1,", " ở cuối tệp"),
        (b"a = \xff", "UTF-8"),
        (b"a = " + b"9" * 5000, "TOML"),
    ],
)
def test_what_is_wrong_in_a_toml_file_is_told_in_vietnamese_with_its_place(
    tmp_path: Path, content: bytes, where: str
) -> None:
    (tmp_path / "a.toml").write_bytes(content)
    with pytest.raises(KiemdiemError) as caught:
        toml_files.read(tmp_path / "a.toml", 10_000)
    assert caught.value.message.endswith(where)
    assert caught.value.hint
