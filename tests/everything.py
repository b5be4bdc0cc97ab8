"""Every command as officers run it, on one small campaign: what all of them must hold is asked of all of them at once.

People who are rated, and whoever writes in the ledger, bear names that stand nowhere else; see `PEOPLE`.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

from kiemdiem import documents
from running import ROOT

CHILD = ROOT / "tests" / "child"
"""What is put on the path of a process under test: see `child/sitecustomize.py`."""

PEOPLE = re.compile(r"Kín V(?:ă|\\u0103)n|K(?:í|\\u00ed)n V|KIN-\d")
"""The names and codes of the people of the campaign, also as JSON may write them."""

_EXAMPLES = ROOT / "src" / "kiemdiem" / "drafting" / "examples"
_LEDGER = """\
{"id":"aaaa2222","kind":"received","day":"2026-11-19","unit":"xa-1","task":"1","deliverable":"danh-sach-nhom",\
"number":"12-BC/ĐU","evidence":"12.pdf","sha256":"%s","by":"Kín Văn Sổ","at":"2026-11-19T08:00:00+07:00"}
{"id":"bbbb2222","kind":"returned","day":"2026-11-20","unit":"xa-1","task":"1","deliverable":"danh-sach-nhom",\
"note":"thiếu phần của Kín Văn Ghi","by":"Kín Văn Sổ","at":"2026-11-20T08:00:00+07:00"}
{"id":"cccc2222","kind":"postponed","day":"2026-11-19","unit":"xa-2","task":"1","deliverable":"danh-sach-nhom",\
"until":"2026-11-27","number":"15-CV/TU","by":"Kín Văn Sổ","at":"2026-11-19T09:00:00+07:00"}
{"id":"dddd2222","kind":"reminded","day":"2026-11-20","unit":"xa-3","task":"1","deliverable":"danh-sach-nhom",\
"note":"Kín Văn Ghi nhắc","by":"Kín Văn Sổ","at":"2026-11-20T09:00:00+07:00"}
{"id":"eeee2222","kind":"received","day":"2026-11-21","unit":"no-such-unit","task":"1","by":"Kín Văn Sổ"}
{"id":"ffff2222","kind":"received","day":"2026-11-21","unit":"xa-4","note":"Kín Văn Ghi","by":"Kín Văn Sổ"}
{"id":"gggg2222","kind":"received","by":"Kín Văn
"""
_MEETINGS = """\
{"event":"added","id":"mmmm2222","unit":"xa-1","duty":"dang-ky","day":"2026-12-04","session":"morning",\
"registered":"2026-11-20","place":"Hội trường xã 1","chair":"Kín Văn Chủ","note":"Kín Văn Ghi báo"}
{"event":"added","id":"nnnn2222","unit":"xa-2","duty":"dang-ky","day":"2026-12-04","session":"morning",\
"registered":"2026-11-20","place":"Hội trường xã 1"}
{"event":"moved","id":"pppp2222","note":"Kín Văn Ghi"}
{"event":"added","id":"oooo2222","unit":"Kín Văn
"""
_CONCLUSION = """\
persons:
  - name: Kín Văn Luận
    position: Trưởng phòng
    strengths: [gương mẫu]
    shortcomings: [chậm báo cáo]
    level: good
    requests: [khắc phục]
"""
_POINTS = "items:\n  - person: {name: Kín Văn Gợi, position: Trưởng phòng}\n    points: [Kín Văn Gợi giải trình]\n"
_SUBMISSION = """\
need: [theo quy định]
meeting: {ballot: biểu quyết}
proposals:
  - {subject: Kín Văn Trình, unit: xa-1, self: good, proposed: good, votes: 3}
"""
_SHEET = """\
Đơn vị,Họ và tên,Số thẻ,Loại đối tượng,Quyết định,Kỷ luật
Đảng ủy xã 1,Kín Văn Một,KIN-1,Đảng viên,Tốt lắm,
Đảng ủy xã 1,Kín Văn Hai,KIN-2,Kín Văn,HTTNV,
Đảng ủy xã 1,Kín Văn Ba,KIN-3,Đảng viên,HTTNV,không
Đảng ủy xã 1,Kín Văn Ba,KIN-3,Đảng viên,HTTNV,không
Đảng ủy xã 1,Kín Văn Bốn,KIN-4,Đảng viên,HTTNV,Kín Văn Bốn bị nhắc
Cộng,Kín Văn ký,,,4,
"""
"""A sheet of which some rows cannot be taken."""


@dataclass(frozen=True)
class Run:
    """A command line, the exit code it must have, and whether who types it asks for names of people on the screen.

    What one `changes` is not the same at two runs: it holds a moment or a new id.
    """

    line: str
    code: int = 0
    names: bool = False
    changes: bool = False

    @property
    def arguments(self) -> list[str]:
        """The words of the line."""
        return shlex.split(self.line)


_T = "--today 2026-11-25"
_D = "--date 2026-12-15 --place 'Thị xã B'"
RUNS = (
    Run("--help"),
    Run("--version"),
    Run("check plans/2026.yaml --today 2026-11-25"),
    *(Run(f"check ke-hoach.yaml {_T} --output-format {form}", 1) for form in
      ("json", "github", "gitlab", "junit", "sarif")),
    Run("check --no-such-option", 2),
    Run(f"check khong-co.yaml {_T}", 2),
    Run(f"check sua.yaml --fix {_T}", 0),
    Run("fmt --diff dinh-dang.yaml", 1),
    Run("fmt dinh-dang.yaml"),
    Run("schema -o giay/schema.json"),
    Run("explain KD203"),
    Run("explain 2025 --output-format markdown"),
    Run("diff plans/2026.yaml ke-hoach.yaml --output-format json", 1),
    Run("diff plans/2026.yaml ke-hoach.yaml", 1),
    Run("new 2027 --from plans/2026.yaml --out moi/2027.yaml"),
    Run("new 2028 --issuer 'Ban Thường vụ' --superior 'Tỉnh ủy' --place B --first-deadline 2028-11-03"
        " --out moi/2028.yaml"),
    Run(f"deadlines plans/2026.yaml {_T} --output-format json"),
    Run(f"deadlines plans/2026.yaml {_T}"),
    Run(f"calendar plans/2026.yaml {_T}"),
    Run(f"timeline plans/2026.yaml {_T}"),
    Run("graph plans/2026.yaml --out giay/do-thi.svg"),
    Run("graph plans/2026.yaml"),
    Run("quota plans/2026.yaml --explain"),
    Run("quota plans/2026.yaml --roll roll.csv --out giay/suat.xlsx", 1),
    Run("quota plans/2026.yaml --roll roll.csv --output-format json", 1),
    Run("quota plans/2026.yaml --roll roll.csv --output-format csv", 1),
    Run("quota --compare roll.csv hong.csv plans/2026.yaml", 1),
    Run("roll template plans/2026.yaml --out giay/mau.xlsx --rows 30"),
    Run("roll read roll.csv --out giay/danh-sach.xlsx"),
    Run("roll read roll.csv --out giay/danh-sach.csv"),
    Run("roll read roll.csv --out giay/danh-sach.parquet"),
    Run("roll read hong.csv --out giay/nhan.csv --errors giay/tra", 1),
    Run("roll read hong.csv --output-format json", 1),
    Run("roll read hong.csv --with-names", 1, names=True),
    *(Run(f"roll check roll.csv --plan plans/2026.yaml --summary --output-format {form}", 1) for form in
      ("text", "json", "github", "gitlab", "junit", "sarif")),
    Run("roll read roll.csv --redact --out giay/an-danh.csv"),
    Run("roll read 'lần 2: xã A?.csv' --errors giay/tra", 1),
    Run("roll check hong.csv --year 2026", 1),
    Run("roll check roll.csv --plan plans/2026.yaml --with-names", 1, names=True),
    Run("roll check ngoac.csv --year 2026", 2),
    Run("roll summary giay/danh-sach.parquet --plan plans/2026.yaml --out giay/tong-hop.xlsx"),
    Run("roll summary roll.csv --year 2026 --output-format json"),
    Run("roll summary roll.csv --year 2026 --output-format csv"),
    Run("render --list"),
    *(Run(f"render {kind} plans/2026.yaml {_D} --out giay/{kind}")
      for kind in ("ke-hoach", "tinh-hinh", "phieu-giao-viec", "thong-bao")),
    *(Run(f"render {kind} plans/2026.yaml {_D} --roll roll.csv --out giay/{kind}")
      for kind in ("bao-cao", "thong-bao-ket-qua", "nhom-doi-tuong")),
    *(Run(f"render {kind} plans/2026.yaml {_D} --facts facts/{kind}.yaml --out giay/{kind}")
      for kind in ("cong-van-don-doc", "giay-moi", "goi-y", "ket-luan", "phieu-cham-diem", "to-trinh")),
    Run("render thong-bao plans/2026.yaml --merge --out giay/gop"),
    Run("render ke-hoach plans/2026.yaml --profile dang-hd05 --date 2023-11-02 --out giay/hd05"),
    Run(f"render thong-bao-ket-qua nha-nuoc.yaml {_D} --roll nha-nuoc.csv --out giay/nha-nuoc"),
    Run("render ket-luan plans/2026.yaml --facts facts/sai.yaml", 1),
    Run(f"render-notice plans/2026.yaml --agency 'Văn phòng Thị ủy B' {_D} --out giay/mot"),
    Run("inspect giay/ket-luan/*.docx giay/goi-y/*.docx --output-format json"),
    Run("inspect giay/to-trinh/*.docx", 0),
    Run("template list"),
    Run("template init thong-bao --dir mau"),
    Run("template check mau/thong-bao.docx"),
    *(Run(f"status plans/2026.yaml {_T} --output-format {form}") for form in ("text", "json", "csv")),
    Run(f"status plans/2026.yaml {_T} --unit xa-1 --strict", 1),
    Run(f"brief plans/2026.yaml {_T} --format json"),
    Run(f"brief plans/2026.yaml {_T} --format zalo"),
    Run(f"brief plans/2026.yaml {_T} --out giay/tinh-hinh.docx"),
    *(Run(f"log plans/2026.yaml --output-format {form}", names=True) for form in ("text", "json", "csv")),
    Run("log plans/2026.yaml --verify", 1, names=True),
    *(Run(f"log plans/2026.yaml --redact --output-format {form}") for form in ("text", "json", "csv")),
    Run(f"remind plans/2026.yaml {_T} --again"),
    Run(f"remind ghi.yaml {_T} --late --send --by 'Kín Văn Sổ' --out giay/don-doc"),
    Run(f"record received --plan plans/ghi.yaml --unit xa-1 --task 1 {_T} --by 'Kín Văn Sổ'", changes=True),
    Run(f"record returned --plan plans/ghi.yaml --unit no-such-unit --task 1 --note 'Kín Văn Ghi' {_T}", 2),
    Run(f"export xlsx plans/2026.yaml {_T} --out giay/bang.xlsx"),
    Run(f"export html plans/2026.yaml {_T} --out giay/bang.html"),
    Run(f"export ics plans/2026.yaml {_T} --out giay/lich.ics"),
    Run(f"export ics plans/2026.yaml {_T} --each --out giay/lich"),
    *(Run(f"export csv plans/2026.yaml {_T} --table {table} --out giay/{table}.csv")
      for table in ("board", "deadlines", "matrix")),
    *(Run(f"meetings check plans/2026.yaml {_T} --output-format {form}", 1) for form in
      ("text", "json", "github", "gitlab", "junit", "sarif")),
    *(Run(f"meetings list plans/2026.yaml --output-format {form}", names=True) for form in ("text", "json", "csv")),
    *(Run(f"meetings list plans/2026.yaml --redact --output-format {form}") for form in ("text", "json", "csv")),
    Run(f"meetings free plans/2026.yaml {_T} --unit xa-3 --most 5"),
    Run(f"meetings invite --plan plans/2026.yaml {_D} --out giay/moi"),
    Run(f"meetings add plans/ghi.yaml --unit xa-1 --day 2026-12-07 --session morning {_T}", changes=True),
    Run("meetings cancel xa-1 --plan plans/ghi.yaml", changes=True),
)  # fmt: skip
"""All of them, in an order in which each finds what it reads."""


@dataclass(frozen=True)
class Done:
    """What a run came to."""

    run: Run
    code: int
    out: bytes
    err: bytes


def campaign(folder: Path) -> None:
    """Put into `folder` all that the commands read."""
    plan = (_EXAMPLES / "party.yaml").read_text(encoding="utf-8")
    plan = plan.replace("    duties:\n", "    duties:\n" + _DUTY, 1)
    broken = plan.replace("by: 2026-11-20", "by: 2026-11-22").replace("who: thuong-truc}", "who: thuong-trc}")
    texts = {
        "plans/2026.yaml": plan,
        "plans/ghi.yaml": plan,
        "ghi.yaml": plan,
        "ke-hoach.yaml": broken,
        "sua.yaml": plan.replace('id: "1"', "id: 1", 1),
        "dinh-dang.yaml": plan.replace("{id: btv-tinh,", "{id:   btv-tinh,"),
        "plans/2026.ledger.jsonl": _LEDGER % ("0" * 64),
        "plans/2026.meetings.jsonl": _MEETINGS,
        "roll.csv": _roll("party.csv"),
        "nha-nuoc.csv": _roll("state.csv"),
        "nha-nuoc.yaml": (_EXAMPLES / "state.yaml").read_text(encoding="utf-8"),
        "hong.csv": _SHEET,
        "lần 2: xã A?.csv": _SHEET,
        "ngoac.csv": _roll("party.csv") + '"Đảng ủy xã 1","Kín Văn dở\n',
        **{f"facts/{kind}.yaml": documents.kind(kind).sample for kind in _SAMPLES},
        "facts/giay-moi.yaml": documents.kind("giay-moi").sample.replace("chair: ……", "chair: Kín Văn Chủ"),
        "facts/ket-luan.yaml": _CONCLUSION,
        "facts/goi-y.yaml": _POINTS,
        "facts/to-trinh.yaml": _SUBMISSION,
        "facts/sai.yaml": _CONCLUSION.replace("level: good", "level: Kín Văn"),
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        path.chmod(0o600)
    (folder / "giay").mkdir()


_SAMPLES = ("cong-van-don-doc", "phieu-cham-diem")
_DUTY = (
    "      - {id: dang-ky, kind: register, what: đăng ký thời gian, by: [co-so], agreed_by: [thuong-truc],"
    ' days_ahead: 5, ahead_of: "2"}\n'
)


def _roll(name: str) -> str:
    """An example roll whose people bear the names of PEOPLE."""
    rows = list(csv.DictReader(StringIO((_EXAMPLES / name).read_text(encoding="utf-8"))))
    for number, row in enumerate(rows):
        if row["subject"] not in ("organisation", "collective"):
            row["name"], row["code"] = f"Kín Văn {number}", f"KIN-{number}"
        if row["head"]:
            row["decided"] = "excellent"  # better than what they head
    made = StringIO(newline="")
    writer = csv.DictWriter(made, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


def every(
    folder: Path,
    *,
    before: Sequence[object] = (),
    python: Sequence[str] = (),
    runs: Iterable[Run] = RUNS,
    **environment: str,
) -> list[Done]:
    """Each of `runs` in `folder`, as a process of its own: `before` stands before Python, `python` are its options."""
    return [execute(run.arguments, folder, run=run, before=before, python=python, **environment) for run in runs]


def execute(
    arguments: Sequence[str],
    folder: Path,
    *,
    run: Run | None = None,
    before: Sequence[object] = (),
    python: Sequence[str] = (),
    **environment: str,
) -> Done:
    """`kiemdiem` with `arguments`, in which patterns of files are filled in as a shell does."""
    words = [name for word in arguments for name in _matching(folder, word)]
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("KIEMDIEM_", "LC_", "PYTHON")) or key == "PYTHONPATH"
    }
    path = os.pathsep.join(filter(None, (str(CHILD), str(ROOT / "src"), clean.get("PYTHONPATH", ""))))
    done = subprocess.run(
        [*map(str, before), sys.executable, *python, "-m", "kiemdiem", *words],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        env=clean | {"COLUMNS": "100", "PYTHONPATH": path} | environment,
    )
    return Done(run or Run(shlex.join(arguments)), done.returncode, done.stdout, done.stderr)


def _matching(folder: Path, word: str) -> list[str]:
    found = sorted(str(path.relative_to(folder)) for path in folder.glob(word)) if "*" in word else []
    return found or [word]


def files(folder: Path) -> dict[str, bytes]:
    """Everything in `folder`, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def texts(data: bytes) -> Iterator[str]:
    """What can be read in a file: itself, and the parts of a package of Word or Excel."""
    if data.startswith(b"PK\3\4"):
        with zipfile.ZipFile(BytesIO(data)) as package:
            for name in package.namelist():
                yield re.sub("<[^>]*>", "", package.read(name).decode("utf-8", "replace"))
    else:
        yield data.decode("utf-8", "replace")


def unexpected(found: Iterable[Done]) -> list[str]:
    """What is to be said of runs that ended otherwise than they must."""
    return [
        f"{one.run.line}\n  {one.code}, not {one.run.code}: {one.err.decode('utf-8', 'replace')[-800:]}"
        for one in found
        if one.code != one.run.code
    ]


def environment_of(*, seed: int, zone: str, locale: str) -> Mapping[str, str]:
    """What differs between two machines: the seed of hashes, the time zone, the locale."""
    return {"PYTHONHASHSEED": str(seed), "TZ": zone, "LC_ALL": locale, "LANG": locale}
