"""Batches of many documents: Ctrl-C in the middle, the rest afterwards, and no more memory for more documents."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from running import kiemdiem

if sys.platform == "win32":
    pytest.skip("Ctrl-C of another process, and its memory, are asked for as on POSIX", allow_module_level=True)

MANY = 1500


def plan_of(folder: Path, agencies: int) -> Path:
    """A plan in which so many agencies owe something."""
    who = [f"a{number}" for number in range(agencies)]
    path = folder / "plan.yaml"
    named = "\n".join(f"  - {{id: {id_}, name: Đảng ủy {id_}}}" for id_ in who)
    path.write_text(
        f"document: {{subject: x, year: 2022, issuer: a0}}\nagencies:\n{named}\ntasks:\n"
        '  - id: "1"\n    text: Nộp báo cáo\n    deadline: {by: 2022-12-05, phrase: chậm nhất ngày 05/12/2022}\n'
        f"    roles:\n      - {{role: implements, who: [{', '.join(who)}]}}\n",
        encoding="utf-8",
    )
    return path


def test_ctrl_c_in_a_batch_leaves_whole_documents_and_the_same_command_goes_on(tmp_path: Path) -> None:
    plan_of(tmp_path, MANY)
    command = [sys.executable, "-m", "kiemdiem", "render-notice", "plan.yaml"]
    out = tmp_path / "out"
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        while running.poll() is None and not (out.exists() and any(out.glob("*.docx"))):
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        _said, told = running.communicate(timeout=120)
    there = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    assert running.returncode == 130
    assert re.fullmatch(
        rf"kiemdiem: Đã dừng theo yêu cầu: đã có {len(there)} trong {MANY} tệp, chạy lại .*\n", told.decode()
    )
    assert 0 < len(there) < MANY
    done = kiemdiem("render-notice", "plan.yaml", cwd=tmp_path, seconds=240)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Đã ghi {MANY - len(there)} văn bản" in done.stdout
    assert f"Giữ {len(there)} tệp đã có sẵn" in done.stdout
    assert len(list(out.iterdir())) == MANY
    assert {name: (out / name).stat().st_mtime_ns for name in there} == there


_RENDER = """
import resource, sys
from collections.abc import Sequence
from kiemdiem import arguments, documents, formats, rendering
from kiemdiem.drafting.material import Draft, Material
from pathlib import Path
plan, _source = arguments.open_plan(sys.argv[1])
kind, material = documents.kind("thong-bao"), Material(plan, formats.find("dang-hd36"))
(one,) = documents.drafts(kind, material)

class Many(Sequence):
    def __len__(self):
        return int(sys.argv[2])

    def __getitem__(self, place):
        if not 0 <= place < len(self):
            raise IndexError(place)
        return Draft(f"thong-bao {place}", {**one.context, "so": str(place) + " " * 2000})

rendering.write(kind, material, Many(), rendering.Target(Path(sys.argv[3])))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_three_thousand_documents_take_no_more_memory_than_five_hundred(tmp_path: Path) -> None:
    """They are 25 MB together and their texts 6 MB more; what grows is their names."""
    plan = plan_of(tmp_path, 1)

    def peak(number: int) -> int:
        command = [sys.executable, "-c", _RENDER, str(plan), str(number), str(tmp_path / str(number))]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240)
        assert len(list((tmp_path / str(number)).iterdir())) == number
        return int(done.stdout)

    assert peak(3000) < peak(500) + 12
