"""What breaks programs that read YAML: each hazard is a finding at the place a reader would point to."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import unicodedata

import pytest

from kiemdiem import source
from kiemdiem.display import unsafe
from kiemdiem.load import load
from kiemdiem.plan import Plan
from kiemdiem.source import events
from running import PLAN_2022, kiemdiem

HEAD = "document: {subject: kiểm điểm, year: 2022, issuer: a}\n"
LARGEST_MEMORY = 700 * 1024 * 1024


def first(raw: str | bytes) -> tuple[str, int, int, str, str]:
    """Code, line, column, message and hint of the first thing that is wrong with `raw`."""
    try:
        found = load(source.parse(raw, "x.yaml"))
    except source.Refused as refused:
        return refused.code, refused.span.line, refused.span.column, refused.message, refused.hint
    assert not isinstance(found, Plan), "nothing is wrong"
    return found[0].code, found[0].span.line, found[0].span.column, found[0].message, found[0].hint


SYNTAX = {
    "empty file": ("", "KD002", 1, 1, "Tệp trống"),
    "comments only": ("# chỉ có chú thích\n\n# nữa\n", "KD002", 1, 1, "Tệp trống"),
    "an empty document": ("---\n", "KD002", 1, 1, "Tệp trống"),
    "a word": ("kế hoạch\n", "KD008", 1, 1, "không phải là bảng"),
    "a list": ("- a\n- b\n", "KD008", 1, 1, "không phải là bảng"),
    "empty quotes": ("''\n", "KD008", 1, 1, "không phải là bảng"),
    "tab before a key": ("document:\n\tsubject: x\n", "KD002", 2, 1, "Tab"),
    "tab after spaces": ("document:\n  subject: x\n \tyear: 2022\n", "KD002", 3, 2, "Tab"),
    "tab in a block text": ("a: |\n\tb\n", "KD002", 2, 1, "Tab"),
    "colon in a value": ("subject: kiểm điểm: năm 2022\n", "KD002", 1, 19, "Dấu hai chấm thừa"),
    "clock time in braces": ("a: {time: 16:30}\n", "KD002", 1, 13, "Dấu hai chấm thừa"),
    "value deeper than its key": ("a: 1\n  b: 2\n", "KD002", 2, 4, "Dấu hai chấm thừa"),
    "no colon after a key": ("a: 1\nkế hoạch\nb: 1\n", "KD002", 2, 1, "Thiếu dấu hai chấm"),
    "indented by half": ("a:\n  b: 1\n c: 2\n", "KD002", 3, 2, "Thụt dòng"),
    "key among list items": ("- a\nb: 1\n", "KD002", 2, 1, "Thụt dòng"),
    "text after a quote": ('a: "b" c\n', "KD002", 1, 8, "thừa chữ sau giá trị"),
    "bracket never closed": ("document: [", "KD002", 1, 12, "Thiếu dấu đóng ngoặc"),
    "bracket closed late": ("a: [1, 2\nb: 1\n", "KD002", 2, 2, "Thiếu dấu phẩy hoặc dấu đóng ngoặc"),
    "quote never closed": ('a: 1\nb: "kế hoạch\nc: 1\n', "KD002", 2, 4, "đóng nháy"),
    "single quote never closed": ("a: 1\nb: 'kế hoạch\nc: 1\n", "KD002", 2, 4, "đóng nháy"),
    "bracket too many": ("a: ]\n", "KD002", 1, 4, "không bắt đầu bằng ]"),
    "at sign": ("a: @b\n", "KD002", 1, 4, "không bắt đầu bằng @"),
    "backtick": ("a: `b`\n", "KD002", 1, 4, "không bắt đầu bằng `"),
    "percent sign": ("a: %b\n", "KD002", 1, 4, "không bắt đầu bằng %"),
    "backslash": ('a: "C:\\path"\n', "KD002", 1, 7, "Dấu \\"),
    "bold without quotes": ("text: **đậm** nhạt\n", "KD002", 1, 7, ""),
    "italic without quotes": ("text: *nghiêng* nhạt\n", "KD002", 1, 7, ""),
    "full-width colon": ("document：\n  subject: x\n", "KD002", 1, 9, "Dấu hai chấm không phải dấu thường"),
    "hard blank after a colon": ("a: 1\nyear:\u00a02022\nb: 1\n", "KD002", 2, 5, "không phải dấu cách thường"),
    "hard blanks as indentation": ("document:\n\u00a0\u00a0subject: x\n", "KD004", 2, 1, "\\u00a0"),
    "smart quotes round a key": ("“document”: {}\n", "KD004", 1, 1, "\\u201c"),
    "a list as key": ("? [a]\n: 1\n", "KD002", 1, 3, "Tên mục phải là chữ"),
    "a table as key": ("{a: 1}: 1\n", "KD002", 1, 1, "Tên mục phải là chữ"),
    "an alias as key": ("a: &a b\n*a : 1\n", "KD002", 2, 1, "Tên mục phải là chữ"),
}

CONSTRUCTS = {
    "the same key twice": ("a: 1\nb: 2\na: 3\n", "KD005", 3, 1, "lần đầu ở dòng 1"),
    "the same key twice in braces": ("a: {b: 1, c: 2, b: 3}\n", "KD005", 1, 17, "“b”"),
    "composed and decomposed twins": ("ủy: 1\n" + unicodedata.normalize("NFD", "ủy: 2\n"), "KD005", 2, 1, "“ủy”"),
    "quoted and unquoted twins": ('1: x\n"1": y\n', "KD005", 2, 1, "“1”"),
    "twins beside a merge key": ("a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n", "KD002", 3, 3, "<<"),
    "merge key": ("a: &a {x: 1}\nb:\n  <<: *a\n", "KD002", 3, 3, "<<"),
    "object tag": ("a: !!python/object/apply:os.system [x]\n", "KD002", 1, 4, "python/object"),
    "include tag": ("a: !include /etc/passwd\n", "KD002", 1, 4, "!include"),
    "standard tag": ("a: !!int 5\n", "KD002", 1, 4, "int"),
    "tag on a key": ("!!str a: 5\n", "KD002", 1, 1, "str"),
    "bare tag": ("a: ! 5\n", "KD002", 1, 4, "!"),
    "YAML 1.1": ("%YAML 1.1\n---\na: no\n", "KD002", 1, 1, "%YAML"),
    "tag handle": ("%TAG ! tag:x,2022:\n---\na: 1\n", "KD002", 1, 1, "%TAG"),
    "two documents": (HEAD + "---\na: 1\n", "KD002", 2, 1, "Một tệp chỉ chứa một kế hoạch"),
    "a document after the end": (HEAD + "...\n---\na: 1\n", "KD002", 3, 1, "Một tệp chỉ chứa một kế hoạch"),
    "a table in itself": ("a: &a {b: *a}\n", "KD002", 1, 11, "trỏ vào chính nó"),
    "a list in itself": ("a: &a\n  - *a\n", "KD002", 2, 5, "trỏ vào chính nó"),
    "a merge of itself": ("a: &a\n  <<: *a\n", "KD002", 2, 3, "<<"),
    "unknown alias": ("a: *b\n", "KD002", 1, 4, "*b không trỏ vào đâu"),
    "empty anchor": ("a: & b\n", "KD002", 1, 4, "Bí danh"),
}

NUMBERS = {
    "5,000 digits as year": (f"document: {{subject: x, year: {'9' * 5000}, issuer: a}}\n", "KD008", 1, 30, "số nguyên"),
    "5,000 digits as id": (f"{HEAD}rulebook: {'9' * 5000}\n", "KD008", 2, 11, "trong ngoặc kép"),
    "hexadecimal": ("document: {subject: x, year: 0x7E6, issuer: a}\n", "KD008", 1, 30, "số nguyên"),
    "long hexadecimal": (f"document: {{subject: x, year: 0x{'f' * 5000}, issuer: a}}\n", "KD008", 1, 30, "số nguyên"),
    "octal": ("document: {subject: x, year: 0o3746, issuer: a}\n", "KD008", 1, 30, "số nguyên"),
    "underscore": ("document: {subject: x, year: 2_022, issuer: a}\n", "KD008", 1, 30, "số nguyên"),
    "leading zero": ("document: {subject: x, year: 02022, issuer: a}\n", "KD008", 1, 30, "số nguyên"),
    "float": ("document: {subject: x, year: 2022.0, issuer: a}\n", "KD008", 1, 30, "số nguyên"),
    "not a number": ("document: {subject: x, year: .nan, issuer: a}\n", "KD008", 1, 30, "số nguyên"),
    "infinite": ("document: {subject: x, year: -.inf, issuer: a}\n", "KD008", 1, 30, "số nguyên"),
    "1e999": ("document: {subject: x, year: 1e999, issuer: a}\n", "KD008", 1, 30, "số nguyên"),
    "sexagesimal": ("document:\n  subject: x\n  year: 33:42\n  issuer: a\n", "KD008", 3, 9, "số nguyên"),
    "Norway": ("document: {subject: no, year: yes, issuer: a}\n", "KD008", 1, 31, "số nguyên"),
}

BYTES = {
    "UTF-16": (HEAD.encode("utf-16"), "KD001", 1, 1, "UTF-16"),
    "UTF-16 the other way round": (b"\xfe\xff" + HEAD.encode("utf-16-be"), "KD001", 1, 1, "UTF-16"),
    "UTF-16 of plain letters without a mark": ("a: b\n".encode("utf-16-le"), "KD004", 1, 2, "\\u0000"),
    "cp1258": ("a: 1\nb: Ban \u0110\u00f4\n".encode("cp1258"), "KD001", 2, 8, "không phải UTF-8"),
    "TCVN3": (b"# k\xd5 ho\xb9ch\na: 1\n", "KD001", 1, 4, "không phải UTF-8"),
    "VNI": (b"a: ke\xe1 hoa\xefch\n", "KD001", 1, 6, "không phải UTF-8"),
    "Latin-1 after Vietnamese letters": ("tên: kế ".encode() + b"\xe9\n", "KD001", 1, 9, "không phải UTF-8"),
    "after a BOM": (b"\xef\xbb\xbfa: 1\nb: \xff\n", "KD001", 2, 4, "không phải UTF-8"),
    "after lone CR": (b"a: 1\rb: \xff\r", "KD001", 2, 4, "không phải UTF-8"),
    "after decomposed letters": (unicodedata.normalize("NFD", "a: ủy ").encode() + b"\xff", "KD001", 1, 7, "UTF-8"),
    "cut in the middle of a letter": ("a: kế"[:4].encode() + "ế".encode()[:2], "KD001", 1, 5, "không phải UTF-8"),
    "overlong": (b"a: \xc0\xae\n", "KD001", 1, 4, "không phải UTF-8"),
    "surrogate in UTF-8": (b"a: \xed\xa0\x80\n", "KD001", 1, 4, "không phải UTF-8"),
}

HIDDEN = {
    "NUL": ("a: b\0c\n", "KD004", 1, 5, "\\u0000"),
    "escape": ("a: 1\nb: \x1b[31m\n", "KD004", 2, 4, "\\u001b"),
    "C1": ("a: \x9b31m\n", "KD004", 1, 4, "\\u009b"),
    "delete": ("a: b\x7f\n", "KD004", 1, 5, "\\u007f"),
    "next line": ("a: b\x85c: d\n", "KD004", 1, 5, "\\u0085"),
    "line separator": ("a: b\u2028c: d\n", "KD004", 1, 5, "\\u2028"),
    "right to left": ("a: \u202etxt\n", "KD004", 1, 4, "\\u202e"),
    "zero width in a key": ("docu\u200bment: 1\n", "KD004", 1, 5, "\\u200b"),
    "zero width in a comment": ("a: 1 # x\u200b\n", "KD004", 1, 9, "\\u200b"),
    "BOM in the middle": ("a: 1\n\ufeffb: 1\n", "KD004", 2, 1, "\\ufeff"),
    "soft hyphen": ("a: kế\u00adhoạch\n", "KD004", 1, 6, "\\u00ad"),
    "non-character": ("a: \uffff\n", "KD004", 1, 4, "\\uffff"),
    "tag letter": ("a: \U000e0041\n", "KD004", 1, 4, "\\U000e0041"),
    "escaped NUL": ('a: "\\0"\n', "KD004", 1, 4, "\\u0000"),
    "escaped escape": ('a: "\\e[31m"\n', "KD004", 1, 4, "\\u001b"),
    "escaped bell": ('a: "\\x07"\n', "KD004", 1, 4, "\\u0007"),
    "escaped C1": ('a: "\\u009b"\n', "KD004", 1, 4, "\\u009b"),
    "escaped right to left": ('a: "\\u202e"\n', "KD004", 1, 4, "\\u202e"),
    "escaped carriage return": ('a: "b\\rc"\n', "KD004", 1, 4, "\\u000d"),
    "escaped in a key": ('"a\\0": 1\n', "KD004", 1, 1, "\\u0000"),
}

SIZES = {
    "a deep list": ("[" * 40, "KD003", 1, 33, "32 tầng"),
    "100,000 brackets": ("[" * 100_000, "KD003", 1, 33, "32 tầng"),
    "100,000 dashes": ("- " * 100_000, "KD003", 1, 65, "32 tầng"),
    "a deep table": ("".join(" " * n + "a:\n" for n in range(600)), "KD003", 33, 33, "32 tầng"),
    "300,000 items": ("a: [" + "1," * 300_000 + "]\n", "KD003", 1, 39_995, "20000"),
    "one text too long": ("a: 1\nb: " + "x" * 16_385, "KD003", 2, 4, "16384"),
    "a name too long": ("a: 1\n" + "x" * 129 + ": 1\n", "KD003", 2, 1, "128"),
    "a name of 1 MB": ("? " + "x" * 1_000_000 + "\n: 1\n", "KD003", 1, 3, "16384"),
    "65 aliases": ("a: &a 1\nb: [" + "*a, " * 65 + "]\n", "KD003", 2, 261, "bí danh"),
    "aliases of aliases": (
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
        "KD003", 5, 11, "bí danh",
    ),
}  # fmt: skip

UNSAID = {"surrogate": ('a: "\\ud800"\n', 1), "beyond Unicode": ('a: "\\U00110000"\n', 1)}

HAZARDS = {**SYNTAX, **CONSTRUCTS, **NUMBERS, **BYTES, **HIDDEN, **SIZES}


def check_first(raw, code, line, column, says):
    found = first(raw)
    assert found[:3] == (code, line, column)
    assert says in found[3]
    assert found[4], "no hint"
    for text in found[3:]:
        assert not unsafe(text)


@pytest.mark.parametrize(("raw", "code", "line", "column", "says"), HAZARDS.values(), ids=HAZARDS)
def test_a_hazard_is_a_finding_where_a_reader_would_point(raw, code, line, column, says):
    check_first(raw, code, line, column, says)


@pytest.mark.parametrize(("raw", "line"), UNSAID.values(), ids=UNSAID)
def test_an_escape_of_no_letter_is_a_finding(raw, line):
    found = first(raw)
    assert found[1:3] == (line, 7)
    assert "Dấu \\" in found[3]


SLOW_WITHOUT_C = {"300,000 items", "a name of 1 MB", "100,000 brackets", "100,000 dashes", "one text too long"}
SAID_ELSEWHERE = {"YAML 1.1", "tag handle", "backslash", "clock time in braces"}


@pytest.mark.parametrize("name", sorted(HAZARDS.keys() - SLOW_WITHOUT_C - SAID_ELSEWHERE))
def test_without_the_c_parser_the_findings_are_the_same(name, monkeypatch):
    monkeypatch.setattr(events, "CParser", None)
    raw, code, line, column, says = HAZARDS[name]
    check_first(raw, code, line, column, says)


@pytest.mark.parametrize("name", sorted(SAID_ELSEWHERE | UNSAID.keys()))
def test_without_the_c_parser_the_rest_is_found_too(name, monkeypatch):
    monkeypatch.setattr(events, "CParser", None)
    assert first((HAZARDS | UNSAID)[name][0])[0].startswith("KD00")


def test_the_compiled_parser_is_in_use_here():
    assert events.CParser is not None


def limited(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run kiemdiem with bounded memory, for ten seconds at most."""
    return subprocess.run(
        [sys.executable, "-m", "kiemdiem", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        timeout=10,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, LARGEST_MEMORY)),
    )


def billion_laughs() -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    return "\n".join(rows)


RESOURCES = {
    "20 MB": b"a: " + b"x" * 20_000_000,
    "a name of 1 MB": b"x" * 1_000_000 + b": 1\n",
    "an anchor of 250 kB": b"a: &" + b"x" * 250_000 + b" 1\n",
    "a tag of 250 kB": b"a: !" + b"x" * 250_000 + b" 1\n",
    "a comment of 250 kB": HEAD.encode() + b"# " + b"x" * 250_000,
    "250,000 brackets": b"[" * 250_000,
    "250,000 braces": b"{a: " * 60_000,
    "100,000 items": b"a: [" + b"1," * 100_000 + b"]",
    "9,000 unknown names": HEAD.encode() + b"".join(b"kh%d: 1\n" % n for n in range(9_000)),
    "2,000 long unknown names": HEAD.encode() + b"".join(b"%0120d: 1\n" % n for n in range(2_000)),
    "2,000 wrong choices": HEAD.encode()
    + b"agencies:\n"
    + b"".join(b"  - {id: a%d, name: b%d, kind: c%d}\n" % (n, n, n) for n in range(2_000)),
    "130,000 blank lines": HEAD.encode() + b"\n" * 130_000 + b"a:\n" + b"\n" * 130_000,
    "a thousand laughs": billion_laughs().encode(),
    "aliases of long texts": b"a: &a " + b"x" * 16_000 + b"\nb: [" + b"*a, " * 60 + b"]\n",
    "60,000 quotes": b"a: " + b'"' * 250_000,
    "60,000 question marks": b"? " * 60_000,
}


@pytest.mark.parametrize("raw", RESOURCES.values(), ids=RESOURCES)
def test_no_file_takes_long_or_much_memory(raw):
    done = limited("check", "-", "--output-format", "json", stdin=raw)
    assert done.returncode in (0, 1)
    assert done.stderr == b""


SUBPROCESS = ["empty file", "YAML 1.1", "NUL", "escape", "UTF-16", "TCVN3", "a table in itself", "100,000 brackets"]


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("name", SUBPROCESS)
def test_the_program_says_it_on_one_line_and_exits_1(name, form, tmp_path):
    raw, code, line, column, _says = HAZARDS[name]
    (tmp_path / "x.yaml").write_bytes(raw.encode() if isinstance(raw, str) else raw)
    done = kiemdiem("check", "x.yaml", "--output-format", form, cwd=tmp_path, seconds=10)
    assert (done.returncode, done.stderr) == (1, "")
    assert code in done.stdout
    place = {"text": f"x.yaml:{line}:{column}:", "json": f'"line": {line},', "github": f"line={line},col={column},"}
    assert place[form] in done.stdout
    assert not unsafe(done.stdout.replace("\n", ""))
    assert "Traceback" not in done.stdout


STEERING = [
    "[red]đỏ[/red] [/x]",
    "[link=https://example.com]x[/link]",
    "::error::x",
    "##[error]x",
    "###[error]x",
    "%0A::error::x",
    ":warning:",
    "{name} {0} %s",
]


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("value", STEERING)
def test_a_value_is_printed_as_it_is_and_steers_nothing(value, form):
    text = HEAD + f"agencies:\n  - {{id: a, name: 'x'}}\n  - {{id: b, name: '{value}', kind: '{value}'}}\n"
    text += f"'{value}': 1\n"
    done = kiemdiem("check", "-", "--output-format", form, stdin=text)
    assert (done.returncode, done.stderr) == (1, "")
    assert "\x1b" not in done.stdout
    assert "##[" not in done.stdout
    commands = [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == (2 if form == "github" else 0)
    shown = value.replace("##[", "#\\u0023[")
    escaped = {"text": shown, "json": shown.replace("\\", "\\\\"), "github": shown.replace("%", "%25")}
    assert escaped[form] in done.stdout


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize(
    "name",
    ["::error::x.yaml", " ::error::x.yaml", "##[error]x.yaml", "a\nb.yaml", "a\x1b[31m.yaml", "a\x9b.yaml",
     "a\u202e.yaml", "[red]x.yaml", "-x.yaml", b"\xff.yaml"],
)  # fmt: skip
def test_a_file_name_steers_nothing(name, form, tmp_path):
    name = os.fsdecode(name)
    (tmp_path / name).write_text("document: [", encoding="utf-8")
    done = kiemdiem("check", "--output-format", form, "--", name, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert not unsafe(done.stdout.replace("\n", ""))
    assert "##[" not in done.stdout
    commands = [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == (form == "github")


@pytest.mark.parametrize("name", ["không có\n::error::x\x1b.yaml", "##[error]x.yaml", "[red]x.yaml", "-x.yaml"])
def test_the_name_of_a_missing_file_steers_nothing(name, tmp_path):
    done = kiemdiem("check", "--", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kiemdiem: ")
    assert "hông có tệp" in done.stderr
    assert not unsafe(done.stderr.replace("\n", ""))
    assert "##[" not in done.stderr
    assert [line[:2] for line in done.stderr.splitlines()[1:]] in ([], ["  "])


@pytest.mark.parametrize("command", [["check"], ["deadlines"], ["quota", "--unit", "x"], ["render-notice"]])
def test_what_cannot_be_read_exits_2_with_a_sentence(command, tmp_path):
    os.mkfifo(tmp_path / "fifo.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "nowhere.yaml").symlink_to("gone.yaml")
    (tmp_path / "file").write_text("", encoding="utf-8")
    names = [
        "gone.yaml",
        "fifo.yaml",
        "folder.yaml",
        "loop.yaml",
        "nowhere.yaml",
        "file/x.yaml",
        "/dev/zero",
        "x" * 300,
    ]
    for name in names:
        done = kiemdiem(command[0], name, *command[1:], cwd=tmp_path, seconds=10)
        assert (done.returncode, done.stdout) == (2, ""), name
        assert done.stderr.startswith("kiemdiem: "), name
        assert "Traceback" not in done.stderr


def test_a_file_that_only_others_may_read_exits_2(tmp_path):
    secret = tmp_path / "x.yaml"
    secret.write_text(HEAD, encoding="utf-8")
    secret.chmod(0)
    as_root = os.geteuid() == 0
    try:
        if as_root:
            tmp_path.chmod(0o755)
            os.seteuid(65534)
        with pytest.raises(Exception, match="Không đọc được") as raised:
            source.read(str(secret))
    finally:
        if as_root:
            os.seteuid(0)
    assert type(raised.value).__name__ == "KiemdiemError"


def test_without_standard_input_there_is_nothing_to_read():
    command = f'"{sys.executable}" -m kiemdiem check - <&-'
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", timeout=10)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stdout + done.stderr


def test_one_bad_file_does_not_hide_the_others(tmp_path):
    (tmp_path / "bad.yaml").write_bytes(b"\xff")
    (tmp_path / "good.yaml").write_bytes(PLAN_2022.read_bytes())
    done = kiemdiem("check", "bad.yaml", "good.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "bad.yaml:1:1: lỗi KD001" in done.stdout
    assert "điểm đã ghi nhận" in done.stdout
