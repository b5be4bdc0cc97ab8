"""From a file to a Plan, or to every Diagnostic why not."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiemdiem.complaints import explain
from kiemdiem.diagnostic import Diagnostic, Report, Severity
from kiemdiem.plan import Node, Plan
from kiemdiem.remedies import remedy
from kiemdiem.source import Refused, Source, Steps

_Model = TypeVar("_Model", bound=Node)


def refused(refusal: Refused) -> Report:
    """The report of a file whose content was not even taken."""
    source = refusal.source
    assert source is not None
    found = Diagnostic.at(source, refusal.span, refusal.code, Severity.ERROR, refusal.message, refusal.hint)
    return Report.of([found], [source.name])


def load(source: Source) -> Plan | tuple[Diagnostic, ...]:
    """The Plan that `source` holds, or every reason why it holds none, in the order of the file."""
    return load_as(source, Plan)


def load_as(source: Source, model: type[_Model]) -> _Model | tuple[Diagnostic, ...]:
    """What `source` holds, as `model` describes it, or every reason why it holds no such thing."""
    try:
        node = model.model_validate(source.data)
    except ValidationError as invalid:
        errors = [error for error in invalid.errors(include_url=False) if not _follows(error)]
        return tuple(sorted((_diagnostic(error, source, model) for error in errors), key=lambda d: d.span))
    node.locate()
    return node


def _follows(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because some of its entries are wrong, which is said already."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _diagnostic(error: ErrorDetails, source: Source, model: type[Node]) -> Diagnostic:
    kind, context = error["type"], {**error.get("ctx", {}), "value": error.get("input")}
    steps: Steps = error["loc"]
    named, at_key = steps, kind == "extra_forbidden"
    if steps[-1:] == ("[key]",) and not at_key:  # Pydantic's mark for the key of a free table
        steps, named, at_key = steps[:-1], steps[:-2], True
    code, message, hint = explain(kind, named, context, model)
    span = source.span(steps, key=at_key)
    fix = () if at_key else remedy(kind, steps, span, source)
    return Diagnostic.at(source, span, code, Severity.ERROR, message, hint, fix=fix)
