"""The board as one page for a browser: no network, no other file, readable without its script.

`owed`, `matrix`, `timeline`, `quotas` and `sequence` each make the values of one part, `words` are the fixed words;
`page.html.jinja` sets them. The page allows itself its own style and script, known by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kiemdiem.display import show, unsafe
from kiemdiem.exports.html.matrix import matrix
from kiemdiem.exports.html.owed import tally, units
from kiemdiem.exports.html.quotas import quotas
from kiemdiem.exports.html.sequence import chain, picture, steps, waited_for
from kiemdiem.exports.html.timeline import timeline
from kiemdiem.exports.html.words import about, texts
from kiemdiem.following.board import Board
from kiemdiem.following.standing import to_json
from kiemdiem.language import current
from kiemdiem.pictures.style import STYLE as PICTURE_STYLE
from kiemdiem.plan.wording import unmarked

LONGEST = 2_000
"""Characters of a value at most."""

_TEXTS = 8192
"""Texts that are kept: states, labels and days stand on the page thousands of times."""

_MARKUP = re.compile("[<>&]")


def to_html(board: Board) -> bytes:
    """The page of `board`, the same bytes for the same board, in the language in use."""
    style, script = Markup(_own_file("style.css") + PICTURE_STYLE), Markup(_own_file("script.js"))
    document = to_json(board)
    page = _environment().get_template("page.html.jinja")
    text = page.render(
        lang=current(),
        policy=_policy(style, script),
        style=style,
        script=script,
        text=texts(),
        title=" ".join(unmarked(board.plan.document.subject).split()),
        about=about(board),
        tally=tally(board),
        units=units(board),
        tasks=board.tasks,
        timeline=timeline(board),
        matrix=matrix(board),
        quotas=quotas(board.plan),
        picture=Markup(picture(board.plan)),
        steps=steps(board.plan),
        waited_for=waited_for(board, document["waited_for"]),
        chain=chain(board),
        board=Markup(_embedded(document)),
    )
    return text.encode()


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("kiemdiem.exports.html", ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _harmless(value: Any) -> Any:
    """What is written of a value: no control character, nothing that hides or turns letters; markup is our own."""
    return _shown(value) if type(value) is str else value


@lru_cache(maxsize=_TEXTS)
def _shown(text: str) -> str:
    return show(text, LONGEST)


def _own_file(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The content security policy: this style and this script, nothing from anywhere."""
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script))
    allowed = "style-src 'sha256-{}'; script-src 'sha256-{}'".format(*hashes)
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _embedded(document: dict[str, Any]) -> str:
    """`document` as JSON that cannot end the element it stands in, nor hide anything from who reads the source."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    text = _MARKUP.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    while found := unsafe(text):
        text = text.replace(found[0], json.dumps(found[0])[1:-1])
    return text
