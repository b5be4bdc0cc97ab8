"""A roll as large as the country's, made from a seed: Parquet by unit, Parquet shuffled, CSV.

    python benchmarks/national_roll.py FOLDER                      5,400,000 rows of 52,000 units: 1 GB
    python benchmarks/national_roll.py FOLDER --rows 200000 --units 2000 --seed 7
    python benchmarks/national_roll.py FOLDER --violations 50      so many rows of each kind of violation besides

Every unit is a grass-roots organisation with its standing committee, its secretary, and branches of twenty rows: the
branch, its committee, its secretary, members. Nobody in it is real. Without violations every cap and every hard rule
of the rulebook 2019 holds; the self-ratings are now and then better than what was decided.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb

_COLUMNS = (
    "unit, body, code, name, subject, comparable_group, post, head, joined, discipline, remedied, sick_months,"
    " excluded, official, reviewed_on, official_rated_on, rated_on, official_rating, self_rating, proposed, decided,"
    " reason, award, note"
)

_PLACES = """
WITH numbered AS (SELECT i, i % {units} AS u, i // {units} AS pos FROM range({rows}) AS t(i)),
placed AS (
  SELECT *, greatest(pos - 3, 0) // 20 AS branch, greatest(pos - 3, 0) % 20 AS m, hash(u * 1000 + pos + {seed}) AS h,
    hash(u * 1000 + greatest(pos - 3, 0) // 20 + {seed}) AS hb
  FROM numbered
)"""

_RATED = """, rated AS (
  SELECT *,
    CASE WHEN pos = 0 OR (pos > 2 AND m = 0) THEN 'organisation' WHEN pos = 1 OR (pos > 2 AND m = 1) THEN 'collective'
      WHEN pos = 2 OR m = 2 THEN 'leader' ELSE 'member' END AS subject,
    pos > 2 AND m = 19 AND h % 20 = 0 AS fresh,
    CASE WHEN pos = 2 OR (pos > 2 AND m = 2) THEN 'good'
      WHEN pos < 2 THEN CASE WHEN u % 8 = 0 THEN 'excellent' ELSE 'good' END
      WHEN m < 2 THEN CASE WHEN (u + branch) % 8 = 1 THEN 'excellent' ELSE 'good' END
      WHEN m = 3 + hb % 8 OR m = 11 + hb % 7 THEN 'excellent'
      WHEN m = 18 THEN 'satisfactory'
      WHEN m = 4 AND (u + branch) % 8 <> 1 AND h % 10 = 0 THEN 'unsatisfactory' ELSE 'good' END AS level
  FROM placed
)"""

_ROLL = """
SELECT printf('Đảng bộ xã %05d', u) AS unit,
  CASE WHEN pos < 3 THEN '' ELSE 'Chi bộ thôn ' || (branch + 1) END AS body,
  printf('%09d', (i * 387420489 + {seed}) % 1000000000) AS code,
  CASE WHEN subject IN ('organisation', 'collective') THEN '' ELSE 'Nguyễn Văn ' || (h % 100000) END AS name,
  subject,
  CASE WHEN pos = 0 THEN 'đảng bộ xã' WHEN pos = 1 THEN 'ban thường vụ' WHEN pos = 2 THEN 'bí thư đảng ủy'
    WHEN m = 0 THEN 'chi bộ' WHEN m = 1 THEN 'chi ủy' WHEN m = 2 THEN 'bí thư chi bộ'
    WHEN m % 4 = 0 THEN 'cán bộ, công chức' ELSE 'đảng viên' END AS comparable_group,
  '' AS post,
  CASE WHEN subject = 'leader' THEN 'x' ELSE '' END AS head,
  CASE WHEN subject <> 'member' THEN '' WHEN fresh THEN '2022-09-02'
    ELSE printf('%04d-%02d-%02d', 1975 + h % 47, h // 64 % 12 + 1, h // 1024 % 28 + 1) END AS joined,
  '' AS discipline, '' AS remedied, '' AS sick_months, '' AS excluded,
  CASE WHEN subject = 'member' AND m % 4 = 0 THEN 'x' ELSE '' END AS official,
  CASE WHEN fresh THEN '' WHEN pos < 3 THEN '2022-12-05'
    ELSE printf('2022-11-%02d', 5 + hb % 20 + least(m, 5) // 3) END AS reviewed_on,
  CASE WHEN subject = 'member' AND m % 4 = 0 THEN '2022-12-10' ELSE '' END AS official_rated_on,
  '2022-12-20' AS rated_on,
  CASE WHEN subject = 'member' AND m % 4 = 0 AND NOT fresh THEN level ELSE '' END AS official_rating,
  CASE WHEN fresh THEN '' WHEN level = 'good' AND h % 10 = 1 THEN 'excellent' ELSE level END AS self_rating,
  CASE WHEN fresh THEN '' WHEN level = 'good' AND h % 40 = 1 THEN 'excellent' ELSE level END AS proposed,
  CASE WHEN fresh THEN '' ELSE level END AS decided,
  CASE WHEN fresh THEN 'mới kết nạp dưới 6 tháng' ELSE '' END AS reason,
  '' AS award, '' AS note
FROM rated"""

VIOLATIONS = {
    "KD704": "reason = 'mới kết nạp'",
    "KD705": "decided = ''",
    "KD722": "discipline = 'reprimand'",
    "KD724": "joined = '2022-09-02'",
    "KD725": "excluded = 'exempt'",
    "KD726": "sick_months = '4'",
    "KD730": "rated_on = '2022-11-01'",
    "KD734": "award = 'x'",
}
"""What is changed in rows of good members for the finding of this code."""


def make(connection: duckdb.DuckDBPyConnection, rows: int, units: int, seed: int, violations: int = 0) -> None:
    """Make the table `national`, ordered by unit."""
    text = (_PLACES + _RATED + _ROLL).format(rows=rows, units=units, seed=seed)
    connection.execute(f"CREATE TABLE national AS SELECT {_COLUMNS} FROM ({text}) ORDER BY unit, body, code")
    for place, change in enumerate(VIOLATIONS.values()):
        if violations:
            connection.execute(
                f"UPDATE national SET {change} WHERE rowid IN (SELECT rowid FROM national WHERE subject = 'member'"
                f" AND decided = 'good' AND official = '' ORDER BY hash(code || '{place}') LIMIT {violations})"
            )


def files(folder: Path) -> dict[str, Path]:
    """The names of the files in a folder by what they are."""
    names = {"Parquet by unit": "national.parquet", "Parquet shuffled": "shuffled.parquet", "CSV": "national.csv"}
    return {kind: folder / name for kind, name in names.items()}


def write(folder: Path, rows: int, units: int, seed: int, violations: int = 0) -> dict[str, Path]:
    """Write the three files; their names by what they are."""
    connection = duckdb.connect()
    make(connection, rows, units, seed, violations)
    paths = files(folder)
    by_unit, shuffled, text = (str(path).replace("'", "''") for path in paths.values())
    connection.execute(f"COPY national TO '{by_unit}' (FORMAT parquet, COMPRESSION zstd)")
    connection.execute(f"COPY (FROM national ORDER BY hash(code)) TO '{shuffled}' (FORMAT parquet, COMPRESSION zstd)")
    connection.execute(f"COPY national TO '{text}' (FORMAT csv, HEADER)")
    connection.close()
    return paths


def main() -> None:
    """Write the files that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=5_400_000)
    parser.add_argument("--units", type=int, default=52_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--violations", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name, path in write(asked.folder, asked.rows, asked.units, asked.seed, asked.violations).items():
        print(f"{name}: {path} ({path.stat().st_size / 1e6:.0f} MB)")  # noqa: T201


if __name__ == "__main__":
    main()
