"""The races as bars: how many times as long as kiemdiem the others take, on a scale of powers of ten."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10

from benchmarks.measuring import Race

_LEAST, _MOST = 0.1, 100.0
_WIDTH, _NAMES, _SCALE, _LINE = 900, 330, 480, 20
_STYLE = """
  svg { color-scheme: light dark; font: 13px system-ui, sans-serif; }
  text { fill: #1f2328; } .quiet { fill: #59636e; } .title { font-weight: 600; }
  .slower { fill: #8c959f; } .faster { fill: #bc4c00; }
  .grid { stroke: #d1d9e0; } .ours { stroke: #0969da; stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; } .quiet { fill: #9198a1; } .slower { fill: #656c76; } .faster { fill: #db6d28; }
    .grid { stroke: #3d444d; } .ours { stroke: #4493f8; }
  }
"""


def chart(races: Sequence[Race]) -> str:
    """An SVG that a page shows in light and in dark."""
    parts, y = [], 54
    for one in (one for one in races if len(one.runs) > 1):
        parts.append(f'<text class="title" x="8" y="{y + 14}">{escape(one.title)}</text>')
        y += _LINE
        for name in list(one.runs)[1:]:
            parts.append(_bar(name, one.ratio(name, "cpu"), y))
            y += _LINE
        y += 8
    grid = [_mark(times, y) for times in (0.1, 1, 10, 100)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y + 8}" width="{_WIDTH}" role="img"'
            ' aria-label="CPU time of other programs as a multiple of that of kiemdiem">',
            f"<style>{_STYLE}</style>",
            '<text class="title" x="8" y="18">CPU time as a multiple of that of kiemdiem (blue line)</text>',
            *grid,
            *parts,
            "</svg>",
            "",
        ]
    )


def _place(times: float) -> float:
    share = (log10(min(max(times, _LEAST), _MOST)) - log10(_LEAST)) / (log10(_MOST) - log10(_LEAST))
    return round(_NAMES + share * _SCALE, 1)


def _bar(name: str, times: float, y: int) -> str:
    one, end = _place(1), _place(times)
    kind = "slower" if times >= 1 else "faster"
    return (
        f'<text x="{_NAMES - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>'
        f'<rect class="{kind}" x="{min(one, end)}" y="{y + 4}" width="{abs(end - one):.1f}" height="12"/>'
        f'<text class="quiet" x="{max(one, end) + 6}" y="{y + 14}">{times:.3g}</text>'
    )


def _mark(times: float, bottom: int) -> str:
    x, kind = _place(times), "ours" if times == 1 else "grid"
    return (
        f'<text class="quiet" x="{x}" y="40" text-anchor="middle">{times:g}</text>'
        f'<line class="{kind}" x1="{x}" y1="46" x2="{x}" y2="{bottom}"/>'
    )
