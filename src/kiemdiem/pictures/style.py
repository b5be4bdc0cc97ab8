"""How a picture of a graph looks, in light and in dark; on paper always in light."""

from __future__ import annotations

STYLE = """\
.kd-graph{font-family:system-ui,"Segoe UI","Noto Sans",Arial,sans-serif;font-size:13px}
.kd-graph .paper{fill:#ffffff}
.kd-graph text{fill:#1b1b1b}
.kd-graph .heading{font-size:16px;font-weight:700}
.kd-graph .head{font-weight:700}
.kd-graph .card rect{fill:#eef3fb;stroke:#3b5b8c;stroke-width:1.2}
.kd-graph .link path{fill:none;stroke:#555555;stroke-width:1.4}
.kd-graph .dashed path{stroke-dasharray:6 4}
.kd-graph .strong path{stroke:#b00020;stroke-width:3}
.kd-graph .tip{fill:#555555}
.kd-graph .strong-tip{fill:#b00020}
.kd-graph .badge rect{fill:#ffffff;stroke:#555555}
.kd-graph .badge text{font-size:10px;text-anchor:middle}
.kd-graph .strong-badge rect{stroke:#b00020;stroke-width:2}
.kd-graph .strong-badge text,.kd-graph .strong-note{font-weight:700}
@media screen and (prefers-color-scheme:dark){
.kd-graph .paper{fill:#15171a}
.kd-graph text{fill:#ececec}
.kd-graph .card rect{fill:#22304a;stroke:#8fb0e6}
.kd-graph .link path{stroke:#b5b5b5}
.kd-graph .strong path{stroke:#ff8a80}
.kd-graph .tip{fill:#b5b5b5}
.kd-graph .strong-tip{fill:#ff8a80}
.kd-graph .badge rect{fill:#15171a;stroke:#b5b5b5}
.kd-graph .strong-badge rect{stroke:#ff8a80}
}"""
"""What a picture of its own carries; a page with several pictures has it in its head, once."""
