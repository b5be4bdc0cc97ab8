"""Word files: templates with tags that were made to hurt, documents to inspect, packages damaged in every way."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import papers
from hostile.cases import Made, Verdict
from hostile.made import packages, texts
from word_files import SHIPPED, tagged, with_body

MAIN = "word/document.xml"

_TAGS = (
    "{{ ''.__class__.__mro__ }}", "{{ lipsum.__globals__ }}", "{{ cycler.__init__ }}", "{{ self._x }}",
    "{% for i in range(90000) %}{% for j in range(90000) %}{% endfor %}{% endfor %}", "{{ 9**(9**9) }}",
    "{{ 'x'*10**11 }}",
    "{{ 'x'.center(10**10) }}", "{% include '/etc/passwd' %}", "{% import 'x' as y %}", "{% extends 'x' %}",
    "{% set a = 1 %}",
    "{% macro m() %}{% endmacro %}", "{% if %}", "{% endfor %}", "{{ }}", "{{", "}}", "{% raw %}", "{# x",
    "{{ khong_co }}",
    "{{ so | khong_loc }}", "{{ so.so.so }}", "{{ so() }}", "{{ so[0] }}", "{%p if so %}", "{%tr for a in so %}",
    "{{ [1] * 9 }}",
    "{{ so ~ so }}", "{{r so }}", "{% call x() %}{% endcall %}", "{{ '\\u001b[31m' }}", "{{ '\\x01b9\\x02' }}",
    "{% if so == '\\ud800' %}x{% endif %}", "{% filter upper %}x{% endfilter %}",
)  # fmt: skip


def templates(chance: Random, times: int) -> Iterator[Made]:
    """Templates: tags, the known killers, `times` damaged packages."""
    for tag in _TAGS:
        known = Verdict.EITHER if tag == "}}" else Verdict.WRONG
        yield Made(f"template: {tag[:50]}", with_body(tagged(tag.replace("<", "&lt;"))), known)
    shipped = SHIPPED.read_bytes()
    yield Made("template: as it is", shipped, Verdict.CLEAN)
    for made in packages.killers(shipped, MAIN):
        yield Made(f"template: {made.name}", made.data, made.verdict)
    yield from packages.hurt("template", shipped, MAIN, chance, times)


def documents(chance: Random, times: int) -> Iterator[Made]:
    """Documents for `inspect`: texts that steer, the known killers, `times` damaged packages of several kinds."""
    kinds = (papers.plan, papers.letter, papers.submission, papers.decision)
    profiles = ("dang-hd36", "dang-hd05", "nn-nd30")
    whole = [(f"{kind.__name__} {profile}", kind(profile).whole()) for kind in kinds for profile in profiles]
    for name, data in whole:
        yield Made(f"document: {name}", data, Verdict.CLEAN)
    for made in packages.killers(whole[0][1], MAIN):
        yield Made(f"document: {made.name}", made.data, made.verdict)
    for text in texts.HARMLESS:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        body = papers.paragraph(escaped.replace("\n", " ")) * 3
        yield Made(f"document: {text[:40]!r}", papers.package(body + papers.SECTION.format(more="")))
    yield Made("document: 3,000 wrong paragraphs", papers.package(papers.paragraph("đ/c [red] ::error::", 9) * 3_000))
    for _time in range(times):
        name, data = chance.choice(whole)
        yield from packages.hurt(f"document: {name}", data, MAIN, chance, 1)
