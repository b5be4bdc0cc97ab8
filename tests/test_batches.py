"""A batch of files: each whole, those that are there kept, and where it stopped it goes on."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kiemdiem import files
from kiemdiem.errors import KiemdiemError
from kiemdiem.files import batches

NAMES = ("a.docx", "b.docx", "c.docx")


def made(places: Sequence[int]) -> Iterator[bytes]:
    return (NAMES[place].encode() * 10 for place in places)


def paths(folder: Path) -> list[Path]:
    return [folder / name for name in NAMES]


def found(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def written(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}


WHOLE = dict(zip(NAMES, made(range(3)), strict=True))


def test_every_file_is_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    assert batches.write_each(paths(tmp_path / "x"), made) == 0
    assert found(tmp_path / "x") == WHOLE


def test_a_second_run_keeps_what_is_there_and_touches_nothing(tmp_path: Path) -> None:
    batches.write_each(paths(tmp_path), made)
    before = written(tmp_path)
    for force in (False, True):
        assert batches.write_each(paths(tmp_path), made, force=force) == 3
    assert written(tmp_path) == before


def test_of_files_that_are_there_only_their_own_contents_are_made_before_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(WHOLE["b.docx"])
    asked: list[list[int]] = []

    def watched(places: Sequence[int]) -> Iterator[bytes]:
        asked.append(list(places))
        return made(places)

    assert batches.write_each(paths(tmp_path), watched) == 1
    assert asked == [[1], [0, 2]]
    assert found(tmp_path) == WHOLE


def test_another_file_in_the_place_of_one_stops_all_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"old")
    with pytest.raises(KiemdiemError, match=r"Đã có tệp .*b\.docx") as caught:
        batches.write_each(paths(tmp_path), made)
    assert "--force" in caught.value.hint
    assert found(tmp_path) == {"b.docx": b"old"}
    batches.write_each(paths(tmp_path), made, force=True)
    assert found(tmp_path) == WHOLE


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_in_the_place_of_one_stops_all(tmp_path: Path, force: bool) -> None:
    (tmp_path / "c.docx").mkdir()
    with pytest.raises(KiemdiemError, match="thư mục"):
        batches.write_each(paths(tmp_path), made, force=force)
    assert [path.name for path in tmp_path.iterdir()] == ["c.docx"]


@pytest.mark.parametrize("last", [1, 2, 3])
def test_a_full_disk_leaves_whole_files_and_the_same_command_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    synced = 0

    def full(_handle: int) -> None:
        nonlocal synced
        synced += 1
        if synced == last:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(KiemdiemError, match=rf"đĩa đã đầy; đã có {last - 1} trong 3 tệp") as caught:
            batches.write_each(paths(tmp_path), made)
    assert "chạy lại đúng lệnh này" in caught.value.hint
    assert found(tmp_path) == {name: WHOLE[name] for name in NAMES[: last - 1]}
    assert batches.write_each(paths(tmp_path), made) == last - 1
    assert found(tmp_path) == WHOLE


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), KiemdiemError("hỏng")])
def test_what_stops_the_making_of_one_says_how_far_it_is(tmp_path: Path, stop: BaseException) -> None:
    def stopped(places: Sequence[int]) -> Iterator[bytes]:
        for place in places:
            if place == 2:
                raise stop
            yield from made([place])

    with pytest.raises(type(stop), match="đã có 2 trong 3 tệp"):
        batches.write_each(paths(tmp_path), stopped)
    assert found(tmp_path) == {name: WHOLE[name] for name in NAMES[:2]}


def test_one_file_alone_is_not_counted(tmp_path: Path) -> None:
    def hopeless(_places: Sequence[int]) -> Iterator[bytes]:
        raise KiemdiemError("hỏng")

    with pytest.raises(KiemdiemError, match=r"^hỏng$"):
        batches.write_each([tmp_path / "a"], hopeless)


def test_the_same_batch_twice_at_once_is_written_once(tmp_path: Path) -> None:
    """The other run comes between the look and the writing."""

    def overtaken(places: Sequence[int]) -> Iterator[bytes]:
        for place, data in zip(places, made(places), strict=True):
            files.write(tmp_path / NAMES[place], data)
            yield data

    assert batches.write_each(paths(tmp_path), overtaken) == 3
    assert found(tmp_path) == WHOLE
