"""From a kind of document and what it is made from to files: everything is made before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem import arguments, documents, file_names, files, formats, preview
from kiemdiem.drafting.facts import Facts, read_facts
from kiemdiem.drafting.material import NO_IMPRINT, Addressee, Draft, Imprint, Kind, Material, bodies, issue_day
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.word import Template, merge

if TYPE_CHECKING:
    from kiemdiem.drafting.figures import Figures
    from kiemdiem.following.board import Board


Progress = Callable[[int], AbstractContextManager[Callable[[], object]]]
"""Given how many documents there are: in it, what is called after each."""


def _unseen(_documents: int) -> AbstractContextManager[Callable[[], object]]:
    return nullcontext(lambda: None)


@dataclass(frozen=True)
class Wanted:
    """What a user asks for beside kind and plan, as words on a command line; empty for what is left to the program.

    `known` are facts that need not be read from a file.
    """

    agencies: Sequence[str] = ()
    imprint: Imprint = NO_IMPRINT
    profile: str = ""
    facts: str = ""
    rolls: Sequence[str] = ()
    stage: str | None = None
    board: Board | None = None
    known: Facts | None = None


@dataclass(frozen=True)
class Target:
    """Where the files go and how: whether they may take the place of others, whether all documents become one file,
    whether pages are made too.
    """

    folder: Path
    force: bool = False
    merged: bool = False
    pages: bool = False


def material(kind: Kind, plan: Plan, wanted: Wanted) -> Material:
    """What a document of `kind` is made from. Raises KiemdiemError for what this kind does not take or still needs,
    InvalidInputError for a file with something wrong in it.
    """
    _check_taken(kind, wanted)
    day = wanted.imprint.day or issue_day(plan)
    model, sample = kind.facts, _sample(kind)
    return Material(
        plan=plan,
        profile=formats.find(wanted.profile) if wanted.profile else formats.choose(bodies(plan), day),
        imprint=wanted.imprint,
        chosen=tuple(Addressee(*arguments.called(plan, name)) for name in wanted.agencies),
        figures=_figures(wanted, plan, wanted.stage or kind.stage) if wanted.rolls else None,
        facts=read_facts(wanted.facts, model, private=kind.of_people, sample=sample)
        if wanted.facts and model
        else wanted.known,
        board=wanted.board,
    )


def render(kind: Kind, material: Material, target: Target, progress: Progress = _unseen) -> list[Path]:
    """Write the documents of `kind`; the paths of the Word files. `progress` shows how far it is.

    Nothing is written where one of them cannot be made or its name is taken. Raises KiemdiemError and
    InvalidInputError with the reason.
    """
    if target.pages:
        preview.program()
    return write(kind, material, documents.drafts(kind, material), target, progress)


def write(
    kind: Kind, material: Material, drafts: Sequence[Draft], target: Target, progress: Progress = _unseen
) -> list[Path]:
    """Write `drafts`, made from `material`, as documents of `kind`; as `render` does."""
    if material.imprint.number and len(drafts) > 1:
        raise KiemdiemError(
            _("--number chỉ dùng cho một văn bản, ở đây có {n}").format(n=len(drafts)), _("Chọn một cơ quan: --agency")
        )
    template = Template.open(kind.template, material.profile.templates)
    paths = _paths(kind, drafts, target)
    for path in paths:
        files.check_free(path, force=target.force)
    for draft in drafts:
        template.check(draft.context)
    with progress(len(drafts)) as done:
        made = list(_made(template, drafts, done))
    if target.merged:
        made = [merge(made)]
    _write(dict(zip(paths, made, strict=True)), target, 0o600 if kind.of_people else 0o644)
    return paths


def _check_taken(kind: Kind, wanted: Wanted) -> None:
    """KiemdiemError for an option that this kind of document does not take, or that it cannot do without."""
    taken = {
        "--agency": kind.addressed,
        "--facts": kind.facts is not None,
        "--roll": kind.takes_roll,
        "--stage": kind.takes_roll,
        "--number": bool(kind.document),
    }
    given = {
        "--agency": wanted.agencies,
        "--facts": wanted.facts,
        "--roll": wanted.rolls,
        "--stage": wanted.stage,
        "--number": wanted.imprint.number,
    }
    for option, allowed in taken.items():
        if given[option] and not allowed:
            message = _("{option} không dùng cho loại văn bản “{kind}”").format(option=option, kind=kind.id)
            raise KiemdiemError(message, _("Xem mỗi loại cần gì: kiemdiem render --list"))
    if wanted.stage and not wanted.rolls:
        message = _("--stage chỉ có nghĩa khi có --roll FILE: mức nào của danh sách thì tính")
        raise KiemdiemError(message, _("Thêm --roll FILE, hoặc bỏ --stage"))
    if "facts" in kind.needs and not (wanted.facts or wanted.known):
        raise KiemdiemError(
            _("Loại văn bản “{kind}” cần --facts FILE: những điều kế hoạch không nói").format(kind=kind.id),
            _sample(kind),
        )
    if "roll" in kind.needs and not wanted.rolls:
        raise KiemdiemError(
            _("Loại văn bản “{kind}” cần --roll FILE: danh sách xếp loại").format(kind=kind.id),
            _("Lập danh sách: kiemdiem roll template; đọc tệp đơn vị gửi về: kiemdiem roll read"),
        )


def _sample(kind: Kind) -> str:
    return _("Lấy tệp mẫu để điền: kiemdiem render {kind} --sample").format(kind=kind.id)


def _figures(wanted: Wanted, plan: Plan, stage: str | None) -> Figures:
    read: Callable[..., Figures] = import_module("kiemdiem.drafting.figures").read  # loads what reads rolls
    return read(wanted.rolls, plan, stage=stage)


def _paths(kind: Kind, drafts: Sequence[Draft], target: Target) -> list[Path]:
    if target.merged:
        return [target.folder / f"{file_names.safe_name(f'{kind.id} gop')}.docx"]
    names = file_names.unique(file_names.safe_name(draft.name) for draft in drafts)
    return [target.folder / f"{name}.docx" for name in names]


def _made(template: Template, drafts: Sequence[Draft], done: Callable[[], object]) -> Iterator[bytes]:
    if any(draft.notes for draft in drafts):
        rendered = iter([template.render(draft.context, draft.notes) for draft in drafts])
    else:
        rendered = template.render_all(draft.context for draft in drafts)
    for data in rendered:
        yield data
        done()


def _write(made: dict[Path, bytes], target: Target, mode: int) -> None:
    if target.pages:
        seen = preview.pages({path.name: data for path, data in made.items()})
        made = made | {target.folder / name: data for name, data in seen.items()}
        for path in made:
            files.check_free(path, force=target.force)
    files.make_folder(target.folder)
    files.write_all(made, mode=mode, force=target.force)
    if target.pages and target.force:
        for path in _pictures(target.folder, made) - made.keys():
            files.remove(path)


def _pictures(folder: Path, documents: Iterable[Path]) -> set[Path]:
    """The pictures of pages of these documents that are in `folder`, those of an earlier run too."""
    stems = [re.escape(path.stem) for path in documents if path.suffix == ".docx"]
    page = re.compile(rf"(?:{'|'.join(stems)})-[0-9]+\.png")
    return {path for path in folder.iterdir() if page.fullmatch(path.name)}
