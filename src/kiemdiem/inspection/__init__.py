"""Whether a Word document obeys the format rules of its day: `inspecting.inspect(file, checks)`.

- `model`: a document as a reader sees it, everything resolved (styles, themes, lists, changes); `reading` makes it.
- `components`: header, heading, text, signature, annexes; `finding` finds them by what they say.
- `checking`: what a check is; `faces` and `texts` help to write one; `checks/` holds them, one component a file.
- `running`: the verdict of every check, and the findings; `inspecting`: files in, a report out.

A check is a function in any file of `checks/`, found by itself:

    @check("KD802", "wrong-top-margin", Severity.ERROR, "P02", "S02", official=False)
    def top_margin(seen: Seen) -> Iterator[Outcome]:
        \"\"\"Lề trên sai.

        Vì sao quan trọng.

        Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.3; …
        \"\"\"

It takes every value and its clause from `seen.profile`, looks at `seen.components` and `seen.document`, and yields an
Outcome for each thing that it looked at: `passed`, `wrong`, `not_found`, `by_hand`, `exempt`. It never yields `passed`
for what it did not look at. The clause of a value is `seen.clause("top")`.
"""
