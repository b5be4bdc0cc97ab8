"""From a kind of document and what it is made from to files, one document after the other.

What can be wrong is looked for before the first is written; a batch that was stopped goes on where it stopped.
"""

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
from kiemdiem.files import batches
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
    whether pages are made too, whether each document is a file and all of them are one as well.
    """

    folder: Path
    force: bool = False
    merged: bool = False
    pages: bool = False
    both: bool = False


@dataclass(frozen=True)
class Written:
    """The Word files of a batch, and how many of them were there before with the same bytes."""

    paths: Sequence[Path]
    kept: int = 0


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


def render(kind: Kind, material: Material, target: Target, progress: Progress = _unseen) -> Written:
    """Write the documents of `kind`. `progress` shows how far it is.

    Nothing is written where something is missing for one of them or its name is taken by a file with other bytes.
    Raises KiemdiemError and InvalidInputError with the reason.
    """
    if target.pages:
        preview.program()
    return write(kind, material, documents.drafts(kind, material), target, progress)


def write(
    kind: Kind, material: Material, drafts: Sequence[Draft], target: Target, progress: Progress = _unseen
) -> Written:
    """Write `drafts`, made from `material`, as documents of `kind`; as `render` does."""
    if material.imprint.number and len(drafts) > 1:
        raise KiemdiemError(
            _("--number chỉ dùng cho một văn bản, ở đây có {n}").format(n=len(drafts)), _("Chọn một cơ quan: --agency")
        )
    template = Template.open(kind.template, material.profile.templates)
    for draft in drafts:
        template.check(draft.context, draft.notes)
    batch = _Batch(
        template, drafts, _paths(kind, drafts, target), together=target.merged or (target.both and len(drafts) > 1)
    )
    mode = 0o600 if kind.of_people else 0o644
    with progress(len(drafts)) as done:
        if target.pages:
            kept = _write_with_pages(batch, target, mode)
        else:
            kept = batches.write_each(batch.paths, batch.made, mode=mode, force=target.force, done=done)
    return Written(batch.paths, kept)


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
    """The file of each document and that of all of them, as far as they are wanted, in this order."""
    all_of_them = f"{file_names.safe_name(f'{kind.id} gop')}.docx"
    if target.merged:
        return [target.folder / all_of_them]
    names = [f"{name}.docx" for name in file_names.unique(file_names.safe_name(draft.name) for draft in drafts)]
    if target.both and len(drafts) > 1:
        names.append(all_of_them)
    return [target.folder / name for name in names]


@dataclass(frozen=True)
class _Batch:
    """Documents and the files they go to, the last of which holds all of them where they are wanted `together`."""

    template: Template
    drafts: Sequence[Draft]
    paths: Sequence[Path]
    together: bool

    def made(self, places: Sequence[int]) -> Iterator[bytes]:
        """What is to be in the files at these places, one after the other."""
        whole = len(self.paths) - 1 if self.together else None
        yield from self._rendered([self.drafts[place] for place in places if place != whole])
        if whole in places:
            yield merge(list(self._rendered(self.drafts)))

    def _rendered(self, drafts: Sequence[Draft]) -> Iterator[bytes]:
        if any(draft.notes for draft in drafts):
            return (self.template.render(draft.context, draft.notes) for draft in drafts)
        return self.template.render_all(draft.context for draft in drafts)


def _write_with_pages(batch: _Batch, target: Target, mode: int) -> int:
    """Write the documents and their pages, all made before; how many documents were there with all their pages.

    The PDF of a document is written last: where it is, the pictures are too. Its bytes differ at every run.
    """
    there = [] if target.force else batches.kept(batch.paths, batch.made)
    waiting = [
        place for place, path in enumerate(batch.paths) if place not in there or not path.with_suffix(".pdf").exists()
    ]
    made = {batch.paths[place]: data for place, data in zip(waiting, batch.made(waiting), strict=True)}
    if made:
        seen = preview.pages({path.name: data for path, data in made.items()})
        pages = {target.folder / name: seen[name] for name in sorted(seen, key=lambda name: name.endswith(".pdf"))}
        contents = [*made.values(), *pages.values()]
        batches.write_each(
            [*made, *pages], lambda places: (contents[place] for place in places), mode=mode, force=target.force
        )
        if target.force:
            for path in _pictures(target.folder, made) - pages.keys():
                files.remove(path)
    return len(batch.paths) - len(made)


def _pictures(folder: Path, documents: Iterable[Path]) -> set[Path]:
    """The pictures of pages of these documents that are in `folder`, those of an earlier run too."""
    stems = [re.escape(path.stem) for path in documents if path.suffix == ".docx"]
    page = re.compile(rf"(?:{'|'.join(stems)})-[0-9]+\.png")
    return {path for path in folder.iterdir() if page.fullmatch(path.name)}
