"""The statements of a roll give the same in Spark SQL as in DuckDB: the same text, the same roll, the same rows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

import rolls
from kiemdiem.roll import caps, statements
from kiemdiem.roll.checking import SetCheck, Terms
from kiemdiem.roll.layers import Layer
from kiemdiem.roll.terms import all_checks, terms
from test_roll_checks import PLANTED

Answer = list[tuple[str, ...]]
ACROSS = ("bí thư", "chi bộ")
LAYERS = (
    *rolls.rules().layers,
    Layer("nhom", 20, "pool", "nearest", "group", ("leader", "organisation"), across=ACROSS),
    Layer("don-vi", 20, "pool", "down", "unit", ("organisation", "collective", "member"), also_group=True),
    Layer("trong-don-vi", 20, "pool", "down", "group", ("organisation", "collective")),
    Layer("loai", 20, "strict", "down", "class", ("member", "official")),
    Layer("tat-ca", 25, "total", "down", "whole", ("member", "leader")),
)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    missing = [] if shutil.which("java") else ["java"]
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        missing.append("pyspark")
    if missing and not os.environ.get("CI"):
        pytest.skip(f"not here: {', '.join(missing)}")
    assert missing == []
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def roll(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A roll of more than 20,000 rows with a violation of every kind."""
    rows: list[rolls.Row] = []
    for number, plant in enumerate(PLANTED.values()):
        part = rolls.clean(units=6, seed=number)
        plant(part)
        level = {"khá": "good"}
        rows += [
            row
            | {"unit": f"{row['unit']} ({number})", "code": f"{number:02d}{row['code']}"}
            | {"decided": level.get(row["decided"], row["decided"])}
            for row in part
        ]
    assert len(rows) > 20_000
    return rolls.write_parquet(rows, tmp_path_factory.mktemp("spark") / "roll.parquet")


def asked() -> tuple[Terms, dict[str, str]]:
    rules = rolls.rules()
    return terms(rules.book, rules.year, "decided", LAYERS, all_checks())


def every_statement(under: Terms) -> dict[str, str]:
    """What is asked of facts, tally, counts and bodies, by a name."""
    found = {
        "counts": "SELECT * FROM counts",
        "bodies": "SELECT * FROM bodies",
        "people": "SELECT * FROM people",
        "flagged": statements.FLAGGED,
        "totals": statements.TOTALS,
        "moves": statements.MOVES,
        "twice": statements.TWICE,
        "summary": statements.summary(by_unit=True),
        "summary total": statements.summary(by_unit=False),
        "pending": statements.pending(by_unit=True),
        "pending total": statements.pending(by_unit=False),
    }
    for layer in LAYERS:
        found[f"{layer.id} {layer.scope}"] = caps.scopes(layer)
    found["nowhere"] = caps.compared_nowhere(LAYERS)
    found["nowhere inside"] = caps.compared_nowhere([layer for layer in LAYERS if layer.id == "trong-don-vi"])
    for check in all_checks():
        if isinstance(check, SetCheck):
            found |= {f"{check.code} {number}": text for number, text in enumerate(check.statements(under))}
    return found


def ordered(rows: Any) -> Answer:
    return sorted(tuple("" if value is None else str(value) for value in row) for row in rows)


def test_spark_answers_every_statement_as_duckdb_does(spark: Any, roll: Path):
    under, conditions = asked()
    tables = {
        "facts": statements.facts("decided", conditions),
        "tally": statements.TALLY,
        **statements.TABLES,
    }
    connection = duckdb.connect()
    connection.execute(f"CREATE VIEW roll AS SELECT * FROM read_parquet('{roll}')")
    connection.execute("CREATE TABLE across_units AS SELECT unnest(?) AS comparable_group", [list(ACROSS)])
    spark.read.parquet(str(roll)).createOrReplaceTempView("roll")
    spark.createDataFrame([(group,) for group in ACROSS], ["comparable_group"]).createOrReplaceTempView("across_units")
    for name, text in tables.items():
        connection.execute(f"CREATE TABLE {name} AS {text}")
        spark.sql(text).createOrReplaceTempView(name)
    spark.catalog.cacheTable("tally")
    answered = set()
    for name, text in every_statement(under).items():
        expected = ordered(connection.execute(text).fetchall())
        assert ordered(spark.sql(text).collect()) == expected, name
        answered |= {name.split()[0]} if expected else set()
    connection.close()
    planted = {check.code for check in all_checks() if isinstance(check, SetCheck)} & PLANTED.keys()
    assert (
        planted - {"KD701", "KD703"} | {"counts", "bodies", "people", "flagged", "totals", "moves", "twice"} <= answered
    )
