"""kiemdiem schema: what an editor knows of a plan file is what kiemdiem itself accepts, explained in Vietnamese."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from kiemdiem import source
from kiemdiem.plan import Node, Plan
from kiemdiem.schema import descriptions, plan_schema
from running import PLAN_2022, ROOT, kiemdiem

SCHEMA = plan_schema()
MODELS = {"Plan": SCHEMA, **SCHEMA["$defs"]}
PUBLISHED = ROOT / "docs" / "plan.schema.json"
PLANS = [PLAN_2022, *sorted((ROOT / "tests" / "cases").glob("*.yaml"))]

NO_SCHEMA_CAN_SAY = {"period_order", "period_long"}

JUNK: list[Any] = [
    None, "", "  ", "x", "Thị ủy", "a-b", "A_b", "9.1", "III.end", "9..1", "x" * 70, 0, 1, 9, 13, 32, -1, 120, 1850,
    2023, 20_000_000, 1.5, True, False, [], {}, ["a"], ["a", "b"], [""], [9], [None], [["a"]], [{}], ["unit", "group"],
    "2022-11-05", "2022-02-30", "2022-13-01", "2202-01-01", "05/11/2022", "2023-02", "2023-Q1", "2023-Q5", "2023-H3",
    "16:30", "25:00", "excellent", "best", "implements", ["implements", "advises"], ["implements", "does"], "draft",
    {"conditional": "nếu cần"}, {"conditional": ""}, {"maybe": "x"}, {"by": "2022-12-05"}, {"by": "2022-12-05", "x": 1},
    {"meant": {"by": "2022-12-05"}, "on": "2022-12-05"}, {"ongoing": False}, {"ongoing": True},
]  # fmt: skip


def validator(model: str) -> Draft202012Validator:
    schema = {"$ref": f"#/$defs/{model}", "$defs": SCHEMA["$defs"]} if model != "Plan" else SCHEMA
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def richest_samples() -> dict[type[Node], list[dict[str, Any]]]:
    """Of every model, the written form of the nodes that have different keys."""
    found: dict[type[Node], dict[tuple[str, ...], dict[str, Any]]] = {}
    for path in PLANS:
        read = source.read(str(path))
        plan = Plan.model_validate(read.data)
        plan.locate()
        for node in plan.walk():
            written = read.data
            for step in node.steps:
                if isinstance(written, dict) and step not in written:
                    break
                written = written[step]
            else:
                if isinstance(written, dict) and not isinstance(node, Plan):
                    found.setdefault(type(node), {}).setdefault(tuple(sorted(written)), written)
    return {model: sorted(samples.values(), key=len)[-3:] for model, samples in found.items()}


def mutations(sample: dict[str, Any], keys: list[str]) -> Iterator[dict[str, Any]]:
    yield sample
    for key in sample:
        yield {name: value for name, value in sample.items() if name != key}
    for key in [*keys, "unknown_key"]:
        for junk in JUNK:
            yield {**copy.deepcopy(sample), key: junk}


@pytest.mark.parametrize("model", richest_samples(), ids=lambda model: model.__name__)
def test_the_schema_takes_and_refuses_what_the_program_takes_and_refuses(model):
    checker, disagreements, refused = validator(model.__name__), [], 0
    keys = [info.alias or name for name, info in model.model_fields.items()]
    for sample in richest_samples()[model]:
        for changed in mutations(sample, keys):
            try:
                model.model_validate(changed)
                complaints = set()
            except ValidationError as invalid:
                complaints = {error["type"] for error in invalid.errors()}
                refused += 1
            if complaints <= NO_SCHEMA_CAN_SAY and complaints:
                continue
            if checker.is_valid(changed) == bool(complaints):
                disagreements.append((changed, complaints))
    assert disagreements == []
    assert refused > len(keys) * 10


def test_every_model_of_a_plan_is_tried():
    assert {model.__name__ for model in richest_samples()} == set(MODELS) - {"Plan", "Role"}


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_real_plan_and_the_cases_fit(path):
    assert list(validator("Plan").iter_errors(source.read(str(path)).data)) == []


def test_another_validator_that_reads_the_file_by_itself_says_ok():
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", PUBLISHED, *PLANS], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.strip()) == (0, "ok -- validation done")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("reading: exclusive", "readin: exclusive"),
        ("reading: exclusive", "reading: exclusiv"),
        ("  year: 2022\n", ""),
        ("date: 2018-03-08", "date: 08/3/2018"),
        ("date: 2018-03-08", "date: 2018-03-32"),
        ('  - id: "4"\n', "  - id: 4\n"),
        ("by: 2022-12-05}", "by: 2022-12-05, on: 2022-12-05}"),
        ("percent: 20", "percent: 120"),
        ("percent: 20", "percent: 20%"),
        ("within: 2023-02", "within: 2023-14"),
        ("{order: [cv-898-thi-uy, ", "{together: [a, b], order: [cv-898-thi-uy, "),
    ],
)
def test_a_slip_in_the_real_plan_shows_in_the_editor(right, wrong):
    text = PLAN_2022.read_text(encoding="utf-8")
    assert right in text
    broken = source.parse(text.replace(right, wrong, 1), "x.yaml").data
    assert not validator("Plan").is_valid(broken)


def test_it_is_a_valid_schema_of_its_draft():
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"].endswith("/docs/plan.schema.json")
    Draft202012Validator.check_schema(SCHEMA)


def properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, model in MODELS.items():
        for key, property_ in model.get("properties", {}).items():
            yield name, key, property_


def test_every_model_and_every_key_is_explained_in_vietnamese():
    letters = re.compile("[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
    said = [(name, model["title"]) for name, model in MODELS.items()]
    said += [(name, model["description"]) for name, model in MODELS.items()]
    said += [(f"{name}.{key}", property_["description"]) for name, key, property_ in properties()]
    assert [name for name, text in said if not letters.search(text)] == []


def test_no_explanation_is_left_over():
    said = descriptions()
    values = said.pop("values")
    assert set(said) == set(MODELS)
    for name, about in said.items():
        keys = set(MODELS[name].get("properties", {}))
        assert set(about.get("keys", {})) == keys
        assert set(about.get("examples", {})) <= keys
    lists = {
        frozenset(words)
        for words in re.findall(r'"enum": (\[[^]]*\])', json.dumps(SCHEMA))
        for words in [json.loads(words)]
    }
    lists.add(frozenset(SCHEMA["$defs"]["Task"]["properties"]["modifiers"]["properties"]))
    assert {frozenset(table) for table in values.values()} == lists


def test_every_example_may_be_written_as_it_stands():
    wrong = []
    for name, key, property_ in properties():
        for example in property_.get("examples", []):
            checker = Draft202012Validator({**property_, "$defs": SCHEMA["$defs"]})
            finish = key in ("finish", "report")
            wrong += [] if finish or checker.is_valid(example) else [(name, key, example)]
    assert wrong == []
    assert sum("examples" in property_ for _name, _key, property_ in properties()) > 100


def test_every_word_that_may_be_chosen_is_explained():
    level = SCHEMA["$defs"]["Cap"]["properties"]["level"]
    assert level["enumDescriptions"][0] == "hoàn thành xuất sắc nhiệm vụ"
    assert "- `excellent`: hoàn thành xuất sắc nhiệm vụ" in level["markdownDescription"]
    role = SCHEMA["$defs"]["RoleLine"]["properties"]["role"]
    assert "- `consulted`: đề xuất, cho ý kiến" in role["markdownDescription"]


def test_the_published_schema_is_the_one_the_program_prints():
    assert kiemdiem("schema").stdout == PUBLISHED.read_text(encoding="utf-8")


def test_the_real_plan_tells_editors_where_its_schema_is():
    first = PLAN_2022.read_text(encoding="utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(.*)", first)
    assert named
    assert (PLAN_2022.parent / named[1]).resolve() == PUBLISHED.resolve()


def test_a_file_that_is_there_is_overwritten_only_on_request(tmp_path):
    target = tmp_path / "plan.schema.json"
    assert kiemdiem("schema", "--output", target).returncode == 0
    assert target.read_text(encoding="utf-8") == PUBLISHED.read_text(encoding="utf-8")
    target.write_text("của tôi", encoding="utf-8")
    done = kiemdiem("schema", "-o", target)
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert target.read_text(encoding="utf-8") == "của tôi"
    assert kiemdiem("schema", "-o", target, "--force").returncode == 0


def test_a_check_does_not_read_the_explanations():
    program = (
        "import sys\n"
        f"sys.argv = ['kiemdiem', 'check', {str(PLAN_2022)!r}]\n"
        "from kiemdiem.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('kiemdiem.plan' in sys.modules, 'kiemdiem.schema' in sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == "True False\n"
