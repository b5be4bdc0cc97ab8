"""Files that only grow: nothing that was said to be written is ever lost, and nothing broken hides the rest."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from kiemdiem.errors import KiemdiemError
from kiemdiem.ledger import storage
from running import ROOT

WRITER = """
import sys
from pathlib import Path
from kiemdiem.ledger import storage
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    storage.append(path, {"by": name, "number": number, "note": "đã nhận bản kiểm điểm " * 20}, patience=120)
    print(number, flush=True)
"""

SMALL_DISK = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
"""

HOLDER = """
import sys, time
import filelock
with filelock.FileLock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)


def numbers(path: Path, name: str) -> list[int]:
    return [entry.values["number"] for entry in storage.read(path).entries if entry.values["by"] == name]


def test_what_is_written_is_read_in_order_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "2022.ledger.jsonl"
    assert storage.read(path) == storage.Lines()
    storage.append(path, {"đơn vị": "Đảng ủy xã A", "ngày": ["2022-11-05"]})
    storage.append(path, {"note": 'hai\ndòng, "ngoặc"\t\\', "none": None, "yes": True, "n": 1.5})
    found = storage.read(path)
    assert [(entry.line, dict(entry.values)) for entry in found.entries] == [
        (1, {"đơn vị": "Đảng ủy xã A", "ngày": ["2022-11-05"]}),
        (2, {"note": 'hai\ndòng, "ngoặc"\t\\', "none": None, "yes": True, "n": 1.5}),
    ]
    assert path.read_bytes().startswith('{"đơn vị":"Đảng ủy xã A","ngày":["2022-11-05"]}\n'.encode())


def test_what_is_added_together_is_written_together_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(b'{"cut')
    storage.append(path, {"n": 1}, {"n": 2})
    with pytest.raises(KiemdiemError):
        storage.append(path, {"n": 3}, {"n": "\x00"})
    found = storage.read(path)
    assert [(entry.line, entry.values) for entry in found.entries] == [(2, {"n": 1}), (3, {"n": 2})]


def test_decomposed_letters_are_composed_when_written_and_when_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    decomposed = unicodedata.normalize("NFD", "Đảng ủy phường")
    storage.append(path, {decomposed: decomposed})
    assert path.read_text(encoding="utf-8") == '{"Đảng ủy phường":"Đảng ủy phường"}\n'
    path.write_text(json.dumps({"note": decomposed}, ensure_ascii=False), encoding="utf-8")
    assert storage.read(path).entries[0].values == {"note": "Đảng ủy phường"}


def test_a_new_file_is_for_its_owner_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    storage.append(path, {"n": 1})
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o660)
    path.with_name("a.jsonl.lock").unlink()
    storage.append(path, {"n": 2})
    assert [file.stat().st_mode & 0o777 for file in (path, tmp_path / "a.jsonl.lock")] == [0o660, 0o660]


def test_a_line_that_was_broken_off_is_told_and_the_next_entry_stands_on_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    storage.append(path, {"n": 1})
    with path.open("ab") as stream:
        stream.write('{"n":2,"note":"đang gh'.encode()[:-1])
    assert storage.read(path).torn == (2,)
    storage.append(path, {"n": 3})
    found = storage.read(path)
    assert ([(entry.line, entry.values["n"]) for entry in found.entries], found.torn) == ([(1, 1), (3, 3)], (2,))


def test_a_whole_line_without_its_end_counts_before_and_after_the_next_entry(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"n":1}')
    assert [entry.values["n"] for entry in storage.read(path).entries] == [1]
    storage.append(path, {"n": 2})
    assert [entry.values["n"] for entry in storage.read(path).entries] == [1, 2]


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b"1",
        b"{",
        b'{"n":NaN}',
        b'{"n":-Infinity}',
        b'{"n":1e999}',
        b'{"n":1,"n":2}',
        b'{"n":1} {"n":2}',
        b'{"n":' + b"9" * 5000 + b"}",
        b'{"n":' * 6 + b"1" + b"}" * 6,
        b'{"n":' + b"[" * 8000,
        b'{"n":' + b"[" * 4000 + b"]" * 4000 + b"}",
        b'{"n":"' + b"x" * 20_000 + b'"}',
        b'{"n":"\xff"}',
        b'{"n":"\\u001b[31m"}',
        b'{"n":"\\u202e"}',
        b'{"n":"\\ud800"}',
        b'{"\\u0000":1}',
        '{"n":"\u202e"}'.encode(),
        b'{"n":"\x1b"}',
        "{'n': 1}".encode("utf-16"),
    ],
    ids=lambda line: line[:24].decode("latin-1"),
)
def test_a_hostile_line_is_told_by_its_number_and_hides_no_other(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"n":1}\n' + line.replace(b"\n", b"") + b'\n\n{"n":3}\r\n')
    found = storage.read(path)
    assert ([entry.line for entry in found.entries], found.torn) == ([1, 4], (2,))


@pytest.mark.parametrize(
    "entry",
    [{"n": float("nan")}, {"n": "\x1b[31m"}, {"n": "\u202e"}, {"n": "x" * 20_000}, {"n": [[[[[1]]]]]}, {"n": object()}],
    ids=["nan", "escape", "bidi", "long", "deep", "object"],
)
def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, entry: dict[str, object]) -> None:
    path = tmp_path / "a.jsonl"
    with pytest.raises(KiemdiemError, match="không ghi được vào sổ"):
        storage.append(path, entry)
    assert list(tmp_path.iterdir()) == []


def test_a_byte_order_mark_and_ends_of_lines_of_windows_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"n":1}\r\n{"n":2}\r\n')
    found = storage.read(path)
    assert ([entry.values["n"] for entry in found.entries], found.torn) == ([1, 2], ())


def test_links_folders_and_pipes_are_refused_and_never_written_through(tmp_path: Path) -> None:
    target, link, folder, pipe = (tmp_path / name for name in ("target", "link", "folder", "pipe"))
    target.write_bytes(b'{"n":1}\n')
    link.symlink_to(target)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    folder.mkdir()
    os.mkfifo(pipe)
    for path in (link, tmp_path / "dangling", folder, pipe):
        with pytest.raises(KiemdiemError, match="không phải là tệp thường"):
            storage.append(path, {"n": 2})
        with pytest.raises(KiemdiemError, match="không phải là tệp thường"):
            storage.read(path)
    assert target.read_bytes() == b'{"n":1}\n'
    assert not (tmp_path / "nowhere").exists()


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "a.jsonl.lock").symlink_to(victim)
    with pytest.raises(KiemdiemError):
        storage.append(tmp_path / "a.jsonl", {"n": 1}, patience=0.2)
    assert victim.read_text() == "mine"


def test_a_file_that_is_too_big_is_refused_and_does_not_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    monkeypatch.setattr(storage, "MAX_BYTES", 40)
    for number in range(4):
        storage.append(path, {"n": number})
    with pytest.raises(KiemdiemError, match="sổ quá lớn"):
        storage.append(path, {"n": 4})
    assert len(storage.read(path).entries) == 4
    monkeypatch.setattr(storage, "MAX_LINES", 3)
    with pytest.raises(KiemdiemError, match="sổ quá lớn"):
        storage.read(path)


def test_a_missing_folder_and_a_full_disk_are_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(KiemdiemError, match="không có tệp hoặc thư mục này"):
        storage.append(tmp_path / "nowhere" / "a.jsonl", {"n": 1})
    script = WRITER.replace(
        "import sys", "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (1500,) * 2)"
    )
    script = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + script
    path = tmp_path / "a.jsonl"
    done = start(script.replace("for number", "print('start', flush=True)\nfor number"), path, "a", 10)
    said = done.communicate()[0].split()[1:]
    assert done.returncode == 1
    found = storage.read(path)
    assert [str(entry.values["number"]) for entry in found.entries] == said
    assert found.torn == ()  # what did not go in whole was taken back
    storage.append(path, {"by": "b", "number": 0})
    assert numbers(path, "b") == [0]


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    writers = [start(WRITER, path, name, 500) for name in "ab"]
    assert [(writer.communicate()[0].count("\n"), writer.returncode) for writer in writers] == [(500, 0)] * 2
    assert [numbers(path, name) for name in "ab"] == [list(range(500))] * 2
    assert storage.read(path).torn == ()


def test_a_writer_that_is_killed_loses_nothing_that_it_said_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    for turn in range(12):
        writer = start(WRITER, path, str(turn), 100_000)
        assert writer.stdout
        first = writer.stdout.readline()
        time.sleep(0.003 * turn)
        writer.send_signal(signal.SIGKILL)
        said = [int(line) for line in (first + writer.stdout.read()).splitlines()]
        writer.wait()
        writer.stdout.close()
        assert numbers(path, str(turn))[: len(said)] == said
        storage.append(path, {"by": "after", "number": turn})
    assert numbers(path, "after") == list(range(12))


def test_a_lock_that_somebody_keeps_is_said_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    holder = start(HOLDER, tmp_path / "a.jsonl.lock")
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(KiemdiemError, match=r"đang được một lệnh khác ghi, chờ 0\.3 giây") as caught:
        storage.append(path, {"n": 1}, patience=0.3)
    assert "Chờ người kia ghi xong" in caught.value.hint
    holder.kill()
    holder.communicate()
    storage.append(path, {"n": 1}, patience=0.3)
    assert len(storage.read(path).entries) == 1
