"""Pages by a LibreOffice that is not there, breaks down or hangs: said, nothing left running, nothing written."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from kiemdiem import preview
from kiemdiem.errors import KiemdiemError
from running import PLAN_2022, kiemdiem

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the false LibreOffice is a script")


def false_office(folder: Path, script: str) -> str:
    """A search path on which LibreOffice is this script."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return f"{program.parent}:/usr/bin:/bin"


def ends(process: str) -> bool:
    """Whether the process with this number ends, as one that was killed does before long."""
    state = Path(f"/proc/{process.strip()}/stat")
    for _turn in range(1000):
        try:
            if state.read_text().split()[2] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False


def test_a_libreoffice_that_hangs_is_ended_with_all_it_has_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    monkeypatch.setenv("PATH", false_office(tmp_path, f"sleep 1000 & echo $! > {child}; wait"))
    monkeypatch.setattr(preview, "LONGEST", 1)
    with pytest.raises(KiemdiemError, match="LibreOffice không chuyển được"):
        preview.pages({"a.docx": b""})
    assert ends(child.read_text())


def test_ctrl_c_ends_libreoffice_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child = tmp_path / "child"
    script = f"sleep 1000 & echo $! > {child}.new; mv {child}.new {child}; kill -INT {os.getpid()}; wait"
    monkeypatch.setenv("PATH", false_office(tmp_path, script))
    with pytest.raises(KeyboardInterrupt):
        preview.pages({"a.docx": b""})
    assert ends(child.read_text())


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "kill -SEGV $$"], ids=["fails", "makes nothing", "crashes"])
def test_a_libreoffice_that_breaks_down_is_said_and_nothing_is_written(tmp_path: Path, script: str) -> None:
    (tmp_path / "plans").mkdir()
    shutil.copy(PLAN_2022, tmp_path / "plans" / "2022.yaml")
    path = false_office(tmp_path, script)
    done = kiemdiem("render", "thong-bao", "--agency", "van-phong", "--preview", cwd=tmp_path, PATH=path)
    assert done.returncode == 2
    assert done.stderr.startswith("kiemdiem: LibreOffice không chuyển được văn bản sang PDF\n")
    assert not (tmp_path / "out").exists()


def test_documents_with_all_their_pages_are_kept_and_missing_pages_are_made_again(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    shutil.copy(PLAN_2022, tmp_path / "plans" / "2022.yaml")
    # The pages differ at every run, as those of LibreOffice do.
    make = 'case "$4" in pdf) end=pdf;; *) end=png;; esac\nfolder=$6; shift 6\n'
    make += 'for f; do date +%s%N > "$folder/$(basename "$f" .docx).$end"; done'
    office = false_office(tmp_path, make)
    (tmp_path / "bin" / "pdftoppm").write_text('#!/bin/sh\necho picture > "$5-1.png"\n', encoding="utf-8")
    (tmp_path / "bin" / "pdftoppm").chmod(0o755)

    def render() -> tuple[int, str, dict[str, bytes]]:
        two = ("--agency", "van-phong", "--agency", "tc-nv")
        done = kiemdiem("render", "thong-bao", *two, "--preview", cwd=tmp_path, PATH=office)
        assert done.stderr == ""
        return done.returncode, done.stdout, {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    _code, _said, first = render()
    assert len(first) == 6
    code, said, second = render()
    assert (code, second) == (0, first)
    assert "Giữ 2 tệp đã có sẵn" in said
    (tmp_path / "out" / "thong-bao-van-phong-thi-xa.pdf").unlink()  # a run that was stopped before its last file
    code, said, third = render()
    assert code == 0
    assert "Giữ 1 tệp đã có sẵn" in said
    assert third.keys() == first.keys()
