"""The names that stand in a tag, read without running it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from kiemdiem.display import unsafe
from kiemdiem.word.tags import Tag

_JOINING = (nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr)


@dataclass(frozen=True)
class Asking:
    """A tag and the dotted names in it; None where it is no plain value, for or if."""

    tag: Tag
    chains: tuple[list[str], ...] | None


def asking(tags: Iterable[Tag], environment: Environment) -> tuple[Asking, ...]:
    """What every tag asks for."""
    return tuple(Asking(tag, _names(tag, environment)) for tag in tags)


def _names(tag: Tag, environment: Environment) -> tuple[list[str], ...] | None:
    try:
        return () if tag.kind in ("else", "endfor", "endif") else tuple(_expressions(tag, environment))
    except TemplateSyntaxError:
        return None


def _expressions(tag: Tag, environment: Environment) -> Iterator[list[str]]:
    """The dotted names in `tag`; TemplateSyntaxError for what is no plain value, for or if."""
    if tag.kind == "value":
        body = environment.parse("{{ " + tag.code + " }}").body[0]
        output = body.nodes if isinstance(body, nodes.Output) else []
        yield from _chains(output[0]) if len(output) == 1 else _refuse(tag)
    elif tag.kind == "for":
        loop = environment.parse("{% " + tag.code + " %}{% endfor %}").body[0]
        chains = list(_chains(loop.iter)) if isinstance(loop, nodes.For) else []
        if len(chains) != 1 or not isinstance(loop, nodes.For) or loop.test or loop.recursive:
            _refuse(tag)
        yield from chains
    else:
        code = tag.code.removeprefix("el")
        branch = environment.parse("{% " + code + " %}{% endif %}").body[0]
        yield from _chains(branch.test) if isinstance(branch, nodes.If) else _refuse(tag)


def _refuse(tag: Tag) -> Iterator[list[str]]:
    raise TemplateSyntaxError(tag.code, 1)


def _chains(node: nodes.Node) -> Iterator[list[str]]:
    """The dotted names in an expression of names, constants, comparisons, and, or, not; else TemplateSyntaxError."""
    if isinstance(node, nodes.Name):
        yield [node.name]
    elif isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name | nodes.Getattr):
        (inner,) = _chains(node.node)
        yield [*inner, node.attr]
    elif isinstance(node, _JOINING):
        for child in node.iter_child_nodes():
            yield from _chains(child)
    elif not isinstance(node, nodes.Const | nodes.TemplateData) or _is_harmful(node):
        raise TemplateSyntaxError(type(node).__name__, node.lineno)


def _is_harmful(node: nodes.Expr) -> bool:
    """Whether a constant, by an escape, holds what no document may hold: control and hidden characters."""
    value = getattr(node, "value", None)
    return isinstance(value, str) and bool(unsafe(value.replace("\n", " ").replace("\t", " ")))
