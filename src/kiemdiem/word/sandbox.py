"""Where templates run: names, for and if, nothing else; no function, no arithmetic, no end to no loop."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kiemdiem.language import _
from kiemdiem.word.shapes import LOOP
from kiemdiem.word.tags import codes

LONGEST_PART = 20_000_000
"""Characters of one part of a rendered document."""

_AT_A_TIME = 500
_TAG_ENDS = ("variable_begin", "variable_end", "block_begin", "block_end")
_TOKENS = {"data", "name", "dot", "string", "integer", "eq", "ne", "lt", "lteq", "gt", "gteq", *_TAG_ENDS}
_BLOCKS = {"for", "if", "elif", "else", "endfor", "endif"}


class _Plain(Extension):
    """Lets nothing through but names, texts, integers, comparisons, for and if.

    Without parentheses, brackets, bars and operators a template cannot call, index, filter or compute.
    """

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        before = ""
        for token in stream:
            if token.type not in _TOKENS or (before == "block_begin" and token.value not in _BLOCKS):
                raise TemplateSyntaxError(token.value, token.lineno)
            before = token.type
            yield token


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of compiled templates: it takes only sources whose tags have been checked."""

    def __init__(self, checked: Iterable[tuple[str, ...]] = ()) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, extensions=[_Plain])
        for register in (self.globals, self.filters, self.tests):
            register.clear()
        self.checked = {(), *checked}
        self.concat = _bounded  # type: ignore[method-assign]

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Template:  # noqa: A002
        """Compile `source`; SecurityError where its tags are not, one by one, those that have been checked."""
        if not isinstance(source, str) or codes(source) not in self.checked:
            raise SecurityError(_("thẻ bị chia cắt, hoặc đặt ở chỗ không dùng được"))
        return super().from_string(source, globals, template_class)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An entry of a mapping; never a method, never an attribute of a value."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)


def _bounded(pieces: Iterable[str]) -> str:
    """All pieces as one text, counted some at a time; SecurityError where they are too long."""
    texts, left, waiting = list[str](), LONGEST_PART, iter(pieces)
    while some := list(islice(waiting, _AT_A_TIME)):
        texts.append("".join(some))
        left -= len(texts[-1])
        if left < 0:
            raise SecurityError(_("văn bản tạo ra quá lớn"))
    return "".join(texts)
