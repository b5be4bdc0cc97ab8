"""The statements that a roll is checked and summed up with: standard SQL, the same for DuckDB and for Spark SQL.

They read a table or view `roll` with the columns of a clean roll, all text, "" for empty. `facts` is made of it, one
row a subject: who, what rating counts, and a number whose bits say which row conditions hold. `tally` counts the
facts, `counts` has the levels side by side, `bodies` says of every body how it and its leaders were rated and when
reviewed, `people` counts the others body by body. What is said about units, groups and bodies comes from these; the
facts themselves are read again only where a rule is broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiemdiem.roll.checking import IS_RATED, RANK

STAGES = {"self": "self_rating", "proposed": "proposed", "decided": "decided"}
"""The ratings of a subject, the first given first, and their columns."""


def rating(stage: str) -> str:
    """The rating that counts: a level, `unrated`, or "" where there is neither a level nor a reason."""
    column = STAGES[stage]
    return f"CASE WHEN {column} = '' AND reason <> '' THEN 'unrated' ELSE {column} END"


def rated(stage: str) -> str:
    """`roll` with the column `rating`."""
    return f"SELECT *, {rating(stage)} AS rating FROM roll"


def facts(stage: str, conditions: Mapping[str, str], more: Iterable[str] = ()) -> str:
    """The facts of every row; bit n of `flags` is the n-th of `conditions`. `more` are further columns."""
    flags = " + ".join(f"CASE WHEN {test} THEN {1 << bit} ELSE 0 END" for bit, test in enumerate(conditions.values()))
    columns = (
        "unit",
        "body",
        "comparable_group",
        "subject",
        "head",
        "rating",
        "CASE WHEN rating IN ('', 'unrated') THEN reason ELSE '' END AS reason",
        "self_rating",
        "proposed",
        "reviewed_on",
        f"CAST({flags or '0'} AS INTEGER) AS flags",
        *more,
    )
    return f"SELECT {', '.join(columns)} FROM ({rated(stage)}) AS rated"


_ABOVE = "subject IN ('organisation', 'collective')"

NO_BODY = f"CASE WHEN {_ABOVE} AND body = '' THEN 1 ELSE 0 END"
"""1 for an organisation or collective that names no body: as a roll is to be filled in, the unit itself."""

TALLY = f"""SELECT unit, comparable_group, subject, rating, reason, flags, {NO_BODY} AS no_body, COUNT(*) AS n
FROM facts
GROUP BY unit, comparable_group, subject, rating, reason, flags, {NO_BODY}"""
"""How many rows are alike in all that is counted."""

COUNTS = f"""SELECT unit, comparable_group, subject,
  CASE WHEN no_body = 1 AND (MIN(no_body) OVER of_class = 0 OR SUM(SUM(n)) OVER of_class = 1) THEN 1 ELSE 0 END AS own,
  SUM(n) AS total,
  SUM(CASE WHEN rating = 'excellent' THEN n ELSE 0 END) AS excellent,
  SUM(CASE WHEN rating = 'good' THEN n ELSE 0 END) AS good,
  SUM(CASE WHEN rating = 'satisfactory' THEN n ELSE 0 END) AS satisfactory,
  SUM(CASE WHEN rating = 'unsatisfactory' THEN n ELSE 0 END) AS unsatisfactory,
  SUM(CASE WHEN {IS_RATED.format("rating")} THEN 0 ELSE n END) AS unrated
FROM tally
GROUP BY unit, comparable_group, subject, no_body
WINDOW of_class AS (PARTITION BY unit, subject)"""
"""The count of every level in every comparable group and class of every unit, those that are the unit itself (`own`)
apart from those inside it. Several that name no body, where none of their class in the unit does, are inside it: their
list has no such column, for there is but one unit.
"""

_DAY = "CASE WHEN reviewed_on <> '' THEN reviewed_on END"

BODIES = f"""SELECT unit, body,
  MIN(CASE WHEN {_ABOVE} AND rank > 0 THEN rank END) AS lowest,
  MIN(CASE WHEN subject = 'organisation' AND rank > 0 THEN rank END) AS lowest_organisation,
  MAX(CASE WHEN subject = 'organisation' THEN rank END) AS best_organisation,
  MAX(CASE WHEN subject = 'collective' THEN rank END) AS best_collective,
  MAX(CASE WHEN head <> '' AND NOT {_ABOVE} THEN rank END) AS best_head,
  MIN(CASE WHEN subject = 'collective' THEN day END) AS collective_day,
  MIN(CASE WHEN subject = 'leader' AND head <> '' THEN day END) AS head_day,
  MIN(CASE WHEN subject = 'leader' AND head = '' THEN day END) AS deputy_day
FROM (SELECT unit, body, subject, head, {RANK.format("rating")} AS rank, {_DAY} AS day
  FROM facts WHERE subject IN ('organisation', 'collective', 'leader') OR head <> '') AS ranked
GROUP BY unit, body"""
"""One row a body: how its organisation, its collective and its head are rated, and the days on which the collective,
the head and the other leaders were first reviewed.
"""

PEOPLE = f"""SELECT unit, body, subject,
  MIN(day) AS day,
  SUM(CASE WHEN rank > 0 THEN 1 ELSE 0 END) AS rated,
  SUM(CASE WHEN rank = 1 THEN 1 ELSE 0 END) AS low,
  SUM(CASE WHEN rank > 2 THEN 1 ELSE 0 END) AS good
FROM (SELECT unit, body, subject, {RANK.format("rating")} AS rank, {_DAY} AS day
  FROM facts WHERE subject IN ('member', 'official')) AS ranked
GROUP BY unit, body, subject"""
"""The members and officials of every body: the first day on which one was reviewed, and how they were rated."""

TABLES = {"counts": COUNTS, "bodies": BODIES, "people": PEOPLE}
"""What is made of the facts, by name."""

FLAGGED = "SELECT flags, SUM(n) AS n FROM tally WHERE flags <> 0 GROUP BY flags"
"""How many rows have which flags."""

LINES = """SELECT unit, comparable_group, subject, own,
  excellent + good + satisfactory + unsatisfactory AS rated, excellent, good, satisfactory
FROM counts"""
"""What a cap counts, in every comparable group and class of every unit."""


def summary(*, by_unit: bool) -> str:
    """The count of every rating, and of every reason for none, in every class; `by_unit` in every unit and group.

    Organisations inside a unit are its branches: only the facts know them from the unit itself.
    """
    place = "unit, comparable_group" if by_unit else "'' AS unit, '' AS comparable_group"
    keys = "unit, comparable_group, " if by_unit else ""
    branch = "CASE WHEN body <> '' THEN 1 ELSE 0 END"
    return f"""SELECT {place}, subject, rating, reason, 0 AS branch, SUM(n) AS n
FROM tally WHERE subject <> 'organisation'
GROUP BY {keys}subject, rating, reason
UNION ALL
SELECT {place}, subject, rating, reason, {branch} AS branch, COUNT(*) AS n
FROM facts WHERE subject = 'organisation'
GROUP BY {keys}subject, rating, reason, {branch}"""


def pending(*, by_unit: bool) -> str:
    """Of those without the rating that counts and without a reason, how many have an earlier one."""
    place = "unit, comparable_group" if by_unit else "'' AS unit, '' AS comparable_group"
    keys = "unit, comparable_group, " if by_unit else ""
    branch = "CASE WHEN subject = 'organisation' AND body <> '' THEN 1 ELSE 0 END"
    return f"""SELECT {place}, subject, {branch} AS branch, COUNT(*) AS n
FROM facts WHERE rating = '' AND (proposed <> '' OR self_rating <> '')
GROUP BY {keys}subject, {branch}"""


TOTALS = """SELECT subject, rating, SUM(n) AS n FROM tally GROUP BY subject, rating"""
"""The count of every rating in every class."""

MOVES = """SELECT self_rating, proposed, rating, COUNT(*) AS n FROM facts GROUP BY self_rating, proposed, rating"""
"""How often each self-rating and proposal became which rating."""

TWICE = """SELECT code, subject, COUNT(*) AS n FROM roll WHERE code <> '' GROUP BY code, subject HAVING COUNT(*) > 1"""
"""The codes that stand more than once in one class."""
