"""Many documents of one template: each as if it were alone, in their order, in no more memory than a few."""

from __future__ import annotations

import pickle
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiemdiem import documents, formats, word
from kiemdiem.errors import KiemdiemError
from kiemdiem.word import Rich, Run, Template, compiling
from word_files import parts_of, tagged, with_body

ROWS = [{"a": "A & B", "ys": ["1", Rich((Run("2", bold=True),))]}, {"a": "", "ys": []}]


@pytest.fixture
def template(tmp_path: Path) -> Template:
    path = tmp_path / "mau.docx"
    path.write_bytes(
        with_body(
            tagged("{{ x }}{% if y %}{{ y }}{% endif %}")
            + tagged("{% for r in rows %}{{ r.a }}{% for y in r.ys %}{{ y }}{% endfor %}{% endfor %}")
        )
    )
    return Template.read(path)


def contexts(count: int) -> list[dict[str, Any]]:
    return [{"x": f"số {number}", "y": number % 2, "rows": ROWS * (number % 3)} for number in range(count)]


@pytest.mark.parametrize("pool", [3, 1000])
def test_a_batch_gives_the_documents_one_by_one_in_order(
    template: Template, monkeypatch: pytest.MonkeyPatch, pool: int
) -> None:
    monkeypatch.setattr(word, "WORTH_A_POOL", pool)
    monkeypatch.setattr(word, "_BATCH", 7)
    filled = contexts(20)
    assert list(template.render_all(iter(filled))) == [template.render(context) for context in filled]
    assert list(template.render_all([])) == []


def test_contexts_are_asked_for_as_documents_are(template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "_BATCH", 5)
    taken = []

    def endless() -> Iterator[dict[str, Any]]:
        while True:
            taken.append(1)
            yield contexts(1)[0]

    made = template.render_all(endless())
    for _time in range(6):
        next(made)
    assert len(taken) <= 10


@pytest.mark.parametrize("pool", [3, 1000])
def test_the_one_context_that_does_not_fit_is_the_one_that_fails(
    template: Template, monkeypatch: pytest.MonkeyPatch, pool: int
) -> None:
    monkeypatch.setattr(word, "WORTH_A_POOL", pool)
    filled = contexts(10)
    del filled[6]["x"]
    made = template.render_all(filled)
    assert [next(made) for _time in range(6)] == [template.render(context) for context in filled[:6]]
    with pytest.raises(KiemdiemError, match="không có tên “x”"):
        next(made)


def test_a_batch_needs_no_more_memory_than_a_few_documents(template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "WORTH_A_POOL", 10**6)
    monkeypatch.setattr(word, "_BATCH", 20)

    def peak(count: int) -> int:
        tracemalloc.start()
        for _document in template.render_all(context for number in range(count) for context in contexts(1)):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(40)
    assert peak(800) < peak(40) + 100_000


def test_a_template_is_compiled_once(template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    def again(*_arguments: object, **_options: object) -> None:
        raise AssertionError

    monkeypatch.setattr(compiling, "source", again)
    monkeypatch.setattr(word, "compiled", again)
    assert len({template.render(context) for context in contexts(4)}) == 4


def test_what_stays_is_the_same_bytes_in_every_document(template: Template) -> None:
    one, other = (template.render(context) for context in contexts(2))
    begins = one.index(b"word/document.xml") - 30  # what a package says of an entry before its name
    assert one[:begins] == other[:begins]
    assert begins > 2000
    assert {name for name, part in parts_of(one).items() if part != parts_of(other)[name]} == {"word/document.xml"}


def test_another_process_can_be_given_a_template(template: Template) -> None:
    template.render(contexts(1)[0])
    again = pickle.loads(pickle.dumps(template))
    assert again.path == template.path
    assert again.render(contexts(2)[1]) == template.render(contexts(2)[1])


@pytest.mark.parametrize("profile", formats.names())
@pytest.mark.parametrize("kind", documents.names())
def test_the_short_way_prints_what_the_long_way_prints(kind: str, profile: str) -> None:
    template = Template.open(f"{kind}.docx", formats.find(profile).templates)
    context = documents.example_context(kind, profile)
    notes = [Rich((Run("chú thích"),))] * 20
    short = template.render(context, notes)
    assert template._filling is not None
    template.__dict__["_filling"] = None
    assert template.render(context, notes) == short


def test_loops_that_cross_each_other_are_counted_and_filled(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(with_body(tagged("{% for a in xs %}{% for b in ys %}{{ a }}{{ b }} {% endfor %}{% endfor %}")))
    template = Template.read(path)
    made = template.render({"xs": ["1", "2"], "ys": ["a", "b"]})
    assert b"1a 1b 2a 2b" in parts_of(made)["word/document.xml"]
    with pytest.raises(KiemdiemError, match="lặp quá nhiều lần"):
        template.render({"xs": ["1"] * 1000, "ys": ["a"] * 1000})


@pytest.mark.parametrize(
    ("context", "words"),
    [
        ({}, "“x”"),
        ({"x": None}, "NoneType"),
        ({"x": True}, "không phải là chữ"),
        ({"x": ["a"]}, "không phải là chữ"),
        ({"rows": "a"}, "không phải là danh sách"),
        ({"rows": [{"a": "1"}]}, "“ys”"),
        ({"rows": [{"a": "1", "ys": ["a", {"b": "c"}]}]}, "differ in kind"),
        ({"rows": [{"a": "1", "ys": [False]}]}, "không phải là chữ"),
        ({"rows": [{"a": {"b": "c"}, "ys": []}]}, "không phải là chữ"),
        ({"rows": [ROWS[0]] * 40_000}, "lặp quá nhiều lần"),
    ],
)
def test_a_context_that_does_not_fit_is_refused_whatever_is_wrong(
    template: Template, context: dict[str, Any], words: str
) -> None:
    whole = {**contexts(1)[0], **context} if context else {"y": 0, "rows": []}
    with pytest.raises((KiemdiemError, TypeError), match=words):
        template.render(whole)
