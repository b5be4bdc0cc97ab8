"""The rules about the campaign in hard places: the real plan, the real plan with one change, plans that are right."""

from __future__ import annotations

from datetime import date

import pytest

from kiemdiem import catalogue, lint, source
from kiemdiem.diagnostic import Diagnostic
from running import PLAN_2022, ROOT

TEXT = source.read(str(PLAN_2022)).text
RULES = {rule.code: rule for rule in catalogue.all_rules()}
OWN = [code for code in RULES if "KD404" <= code < "KD430"]
HEADING = "document: {subject: x, year: 2022, issuer: btv}\n"


def found(text: str, *codes: str) -> list[Diagnostic]:
    read = source.parse(text if "document:" in text else text + HEADING, "plan.yaml")
    return lint.run(read, [RULES[code] for code in codes or OWN], date(2022, 11, 1), heed_ignores=False)


def places(text: str, code: str) -> list[tuple[int, int]]:
    return [(finding.span.line, finding.span.column) for finding in found(text, code)]


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """`text` without its ▸, and the place where it stood."""
    before = text[: text.index("▸")].split("\n")
    return text.replace("▸", ""), (len(before), len(before[-1]) + 1)


def spot(snippet: str) -> tuple[int, int]:
    """Where the ▸ of `snippet` is in the real plan, in its last occurrence."""
    start = TEXT.rindex(snippet.replace("▸", ""))
    return marked(f"{TEXT[:start]}{snippet}")[1]


def changed(*pairs: tuple[str, str]) -> str:
    """The real plan with some stretches replaced; every one stands in it once."""
    text = TEXT
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


# --- the real plan as it is -----------------------------------------------------------------------------------------

# Where each finding stands, and words of its message.
STANDING = {
    "KD406": ("within: ▸[unit, group]", ["“từng đảng bộ, từng tập thể, cơ quan, đơn vị”", "tổ chức cơ sở đảng (đảng"]),
    "KD407": ("percent: ▸20", ["làm tròn xuống: nhóm dưới 5 không có suất nào"]),
    "KD408": ("text: ▸số lượng được xếp loại hoàn thành xuất sắc", ["không nói của loại đối tượng nào"]),
    "KD409": ("within: ▸[unit, group]", ["3 nhóm trong tệp đều là minh họa"]),
    "KD410": ("▸ratings:", ["2 trong 4", "“Hoàn thành nhiệm vụ”, “Không hoàn thành nhiệm vụ”"]),
    "KD411": ("{id: ▸tsvm,", ["nhiều nhất bao nhiêu; cấp nào quyết định; xong khi nào"]),
    "KD412": ("{id: mau-09, name: ▸Mẫu 09/HDDG}", ["(02, 03, 04)", "“HDDG” khác “HD KĐ.ĐG”"]),
    "KD417": ("đạt ▸“Hoàn thành xuất sắc nhiệm vụ” trong", ["II.6", "20% không ghi basis"]),
    "KD420": ("{role: ▸decides, who: [btv-thi-uy], in_sentence: true}", ["“cá nhân cán bộ lãnh đạo, quản lý”"]),
    "KD425": ("agreed_by: ▸[tt-thi-uy, uv-btv-phu-trach]", ["tất cả, hay một nơi là đủ?"]),
    "KD426": ("kind: ▸register", ["21 ngày làm việc (sau 04/11/2022, đến 05/12/2022)"]),
    "KD428": ("{role: implements, who: ▸[dang-uy-chi-bo], in_sentence: true}", ["UBND thị xã;"]),
    "KD429": ("ngành, ▸đoàn thể và đơn\n", ["II.8: “đoàn thể”"]),
}


@pytest.mark.parametrize(("code", "where", "said"), [(code, *rest) for code, rest in STANDING.items()])
def test_the_real_plan_has_each_of_its_oddities_reported_once_and_where_it_stands(code, where, said):
    (finding,) = found(TEXT, code)
    assert (finding.span.line, finding.span.column) == spot(where)
    assert [words for words in said if words not in finding.message] == []


def test_a_condition_and_a_choice_with_a_date_are_noted_at_their_modifiers():
    assert places(TEXT, "KD427") == [spot("{▸conditional: nếu cần, by"), spot("theo quy định, ▸alternative:")]


def test_the_class_that_nobody_decides_is_traced_to_all_who_report_announce_or_submit_it():
    (finding,) = found(TEXT, "KD420")
    assert [related.message for related in finding.related] == [
        "II.9 báo cáo kết quả",
        "II.10 thông báo kết quả",
        "III.3 trình xếp loại",
    ]
    assert finding.severity == "error"
    assert "công chức" not in finding.message  # III.4 leaves them to whoever has the authority


def test_the_real_plan_has_no_other_finding_of_these_rules():
    assert {finding.code for finding in found(TEXT)} == {*STANDING, "KD427"}


# --- the real plan put right ----------------------------------------------------------------------------------------

PERCENT = "percent: 20"


def more(key: str) -> list[tuple[str, str]]:
    """The cap of the real plan with one more key."""
    return [(PERCENT, f"{PERCENT}\n    {key}")]


CURES = {
    "KD406": [("đảng bộ, từng tập thể, cơ quan, đơn vị, bảo đảm", "tổ chức cơ sở đảng, từng loại tập thể, bảo đảm")],
    "KD407": more("rounding: down"),
    "KD408": more("subjects: [dang-vien]"),
    "KD409": [("subject: ca-nhan, illustration: số liệu minh họa}", "subject: ca-nhan}")],
    "KD411": [("from_level: excellent}", 'from_level: excellent, limit: hai, decided_by: [btv-thi-uy], task: "8"}')],
    "KD412": [("name: Mẫu 09/HDDG}", "name: Mẫu 09/HDDG, defined_by: hd-04-tinh-uy}")],
    "KD417": more("basis: pool"),
    "KD420": [("quản lý cấp ủy cơ sở;", "quản lý cấp ủy cơ sở; cá nhân; đảng viên;")],
    "KD425": [("kind: register", "agreement: all\n        kind: register")],
    "KD426": [("kind: register", "days_ahead: 5\n        kind: register")],
    "KD428": [("phản ánh kịp thời về Ban Thường vụ\n", "các cơ quan, đơn vị phản ánh kịp thời về Ban Thường vụ\n")],
    "KD429": [("các phòng, ban, ngành, đoàn thể và đơn\n", "các đoàn thể thị xã; các phòng, ban, ngành và đơn\n")],
}


@pytest.mark.parametrize(("code", "pairs"), CURES.items())
def test_what_the_hint_says_puts_the_real_plan_right(code, pairs):
    assert places(TEXT, code) != []
    assert places(changed(*pairs), code) == []


# --- the real plan with a mistake -----------------------------------------------------------------------------------

CAP = "số lượng được xếp loại hoàn thành xuất sắc nhiệm vụ không được quá 20%\n    level: excellent\n"
DECISION_RESTS_ON_NOTHING = [
    ('  - {order: ["5", "8"], why: quyết định sau khi có nhận xét}\n', ""),
    ('  - {order: ["6", "8"], why: quyết định sau khi có ý kiến đề xuất}\n', ""),
]
EARLY_DECISION = ("phrase: Trước ngày 12/12/2022, before: 2022-12-12", "before: ▸2022-11-20")
EARLY_NOTICE = ("phrase: Trước ngày 31/3/2023, before: 2023-03-31", "before: ▸2022-12-01")
EARLY_REPORT = ("phrase: trước ngày 31/01/2023, before: 2023-01-31", "before: ▸2022-12-01")

MISTAKES = {
    "a cap without its level": ("KD404", [(CAP, "▸số lượng không được quá 20%\n")]),
    "a cap without its scope": ("KD405", [(PERCENT, "percent: ▸20"), ("    within: [unit, group]", "   ")]),
    "another scope in the cap itself": ("KD406", [(CAP, f"ở từng cơ quan, {CAP}"), ("within: [", "within: ▸[")]),
    "groups announced by the task only": (
        "KD409",
        [("    within: [unit, group]", "    within: [unit]"), ("Dự kiến chia nhóm", "Dự kiến ▸chia nhóm")],
    ),
    "a percentage above the rulebook's": ("KD413", [(PERCENT, "percent: ▸25")]),
    "a basis wider than the rulebook's": ("KD413", more("basis: ▸total")),
    "a cap on another level only": ("KD413", [(CAP, CAP.replace("excellent", "▸good"))]),
    "an exception without a reason": ("KD414", more("▸exception: {percent: 20}")),
    "an exception the rulebook does not have": ("KD415", more("exception: {percent: ▸25, reason: nổi trội}")),
    "a rulebook of another time": ("KD416", [('rulebook: "2019"', 'rulebook: ▸"2023"')]),
    "a rulebook that there is not": ("KD416", [('rulebook: "2019"', 'rulebook: ▸"2020"')]),
    "a decision before what it rests on": ("KD421", [*DECISION_RESTS_ON_NOTHING, EARLY_DECISION]),
    "individuals first in the loop": (
        "KD422",
        [("two_pass: [kiem-diem-tap-the, kiem-diem-ca-nhan]", "two_pass: [▸kiem-diem-ca-nhan, kiem-diem-tap-the]")],
    ),
    "individuals first by date": (
        "KD422",
        [
            ("name: kiểm điểm tập thể}", "name: kiểm điểm tập thể, date: ▸2022-12-02}"),
            ("name: kiểm điểm cá nhân}", "name: kiểm điểm cá nhân, date: 2022-11-25}"),
        ],
    ),
    "results announced before they are decided": (
        "KD423",
        [EARLY_NOTICE, ('{order: ["8", "10"]', '{order: ["1", "10"]')],
    ),
    "results reported before they are decided": ("KD424", [EARLY_REPORT, ('{order: ["8", "9"]', '{order: ["1", "9"]')]),
}


@pytest.mark.parametrize(("code", "pairs"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_the_real_plan_is_found_where_it_is(code, pairs):
    text, place = marked(changed(*pairs))
    assert places(text, code) == [place]


@pytest.mark.parametrize(
    ("code", "early"), [("KD421", EARLY_DECISION), ("KD423", EARLY_NOTICE), ("KD424", EARLY_REPORT)]
)
def test_where_the_plan_declares_the_order_itself_only_kd203_speaks(code, early):
    old, new = early
    text = changed((old, new.replace("▸", "")))
    assert places(text, code) == []
    assert len(places(text, "KD203")) > len(places(TEXT, "KD203"))


def test_a_condition_in_the_words_only_is_a_warning_at_the_words():
    text = changed(("{conditional: nếu cần, by_authority: theo thẩm quyền}", "{by_authority: theo thẩm quyền}"))
    text = text.replace("        modifiers: {conditional: nếu cần}\n", "")
    text, place = marked(text.replace("(*nếu cần*)", "(*▸nếu cần*)"))
    (first, *_rest) = found(text, "KD427")
    assert (first.span.line, first.span.column, first.severity) == (*place, "warning")
    assert "{conditional: nếu cần}" in first.hint


# --- other plans ----------------------------------------------------------------------------------------------------

# What is really left open in the other three plans.
LEFT_OPEN = {
    "half-year-by-doer": {
        "KD407",  # the cap says nothing of rounding
        "KD408",  # "không quá 20% số tốt": of whom?
        "KD410",  # one level of four
    },
    "quarterly-commune": set(),
    "school-year-letter": {"KD404"},  # "không quá 30% tổng số viên chức được xếp loại": rated what?
}


@pytest.mark.parametrize(("name", "codes"), LEFT_OPEN.items())
def test_other_plans_have_only_what_they_really_leave_open_and_no_error(name, codes):
    findings = found((ROOT / "tests" / "cases" / f"{name}.yaml").read_text(encoding="utf-8"))
    assert {finding.code for finding in findings} == codes
    assert [finding for finding in findings if finding.severity == "error"] == []


def caps(text: str, rest: str, rulebook: str = "2025") -> str:
    return f'rulebook: "{rulebook}"\ncaps:\n  - {{id: c, text: "{text}", {rest}}}\n'


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (caps("đảng viên xuất sắc", "percent: 25"), ["KD414"]),
        (caps("đảng viên xuất sắc", "percent: 30"), ["KD413"]),
        (caps("đảng viên xuất sắc", "percent: 25, exception: {percent: 25, reason: nổi trội}"), []),
        (caps("đảng viên xuất sắc", "percent: 20, exception: {percent: 30, reason: nổi trội}"), ["KD415"]),
        (caps("đảng viên xuất sắc", "percent: 25", "2023"), ["KD413"]),
        (caps("viên chức xuất sắc", "percent: 30, basis: total", "2023"), []),
        (caps("viên chức xuất sắc", "percent: 30"), ["KD413"]),
        (caps("viên chức xuất sắc", "percent: 20, exception: {percent: 25, reason: a}", "2019"), ["KD415"]),
        (caps("xuất sắc", "percent: 20, basis: total", "2019"), ["KD413"]),
    ],
)
def test_a_cap_is_held_against_what_the_rulebook_says_of_its_own_class(text, codes):
    assert [finding.code for finding in found(text, "KD413", "KD414", "KD415")] == codes


def test_an_exception_without_any_rulebook_is_a_warning():
    text = caps("xuất sắc", "percent: 20, exception: {percent: 25, reason: a}").partition("\n")[2]
    (finding,) = found(text, "KD413", "KD414", "KD415")
    assert (finding.code, finding.severity) == ("KD415", "warning")


def test_the_hint_names_the_rulebook_that_fits_the_time_of_the_campaign():
    (early,) = found('rulebook: "2025"\nperiod: {from: 2023-09-05, to: 2024-08-31}\n' + HEADING, "KD416")
    assert "“2025” có hiệu lực từ 31/10/2025, kế hoạch từ 01/01/2022 đến 31/8/2024" in early.message
    assert early.hint == 'Ghi rulebook: "2023"'
    assert found('rulebook: "2019"\n' + HEADING.replace("2022", "2023"), "KD416") == []
    (before,) = found('rulebook: "2019"\n' + HEADING.replace("2022", "2015"), "KD416")
    assert before.hint.startswith("Bỏ rulebook")


def test_units_without_a_place_are_named_unless_they_are_illustrations():
    counts = "counts: [{group: g, rated: 9, good: 3, excellent: 1}]"
    units = "units:\n" + "".join(f"  - {{id: u{n}, name: Chi bộ {n}, part_of: p, {counts}}}\n" for n in range(5))
    (finding,) = found(caps("xuất sắc", "percent: 20") + units, "KD407")
    assert finding.message.endswith("; có nhóm không có suất: “Chi bộ 0”, “Chi bộ 1”, “Chi bộ 2” và 2 nơi khác")
    (finding,) = found(caps("xuất sắc", "percent: 20") + units.replace("part_of", "illustration: a, part_of"), "KD407")
    assert "Chi bộ" not in finding.message
    (finding,) = found(caps("xuất sắc", "percent: 20, basis: total") + units, "KD407")
    assert "Chi bộ" not in finding.message


def test_an_award_whose_task_has_no_date_says_which():
    text = (
        'tasks: [{id: "1", text: xét}]\nawards:\n  - {id: a, name: A, from_level: excellent, limit: một, task: "1"}\n'
    )
    (finding,) = found(text, "KD411")
    assert "cấp nào quyết định; xong khi nào (II.1 không có ngày)" in finding.message


SCOPES = {
    "ở từng tổ chức cơ sở đảng, đảng viên xuất sắc": 0,
    "ở từng đảng bộ cơ sở, chi bộ cơ sở, đảng viên xuất sắc": 0,
    "ở từng loại tập thể, xuất sắc": 0,
    "theo từng vị trí tương đương, cá nhân xuất sắc": 0,
    "từng đồng chí đảng viên xuất sắc": 0,
    "ở từng chi bộ, đảng viên xuất sắc": 1,
    "ở từng cơ quan, đơn vị, đảng viên xuất sắc": 1,
}


@pytest.mark.parametrize(("text", "count"), SCOPES.items())
def test_only_a_scope_that_the_rulebook_does_not_count_in_is_reported(text, count):
    assert len(found(caps(text, "percent: 20", "2019"), "KD406")) == count


def tasks(*entries: str) -> str:
    rows = (f'  - {{id: "{number}", {entry}}}\n' for number, entry in enumerate(entries, 1))
    return "tasks:\n" + "".join(rows)


RATED = 'text: "Tổ chức đánh giá, xếp loại tập thể, cá nhân"'
DECIDED = 'text: "Ban Thường vụ quyết định xếp loại"'
TOLD = 'text: "Thông báo kết quả xếp loại đối với tập thể, cá nhân"'


def test_a_decision_that_names_no_class_decides_all():
    assert found(tasks(RATED, DECIDED, TOLD), "KD420", "KD423") == []


def test_only_members_undecided_and_untold_is_a_warning():
    rated = RATED.replace("tập thể, cá nhân", "tập thể, đảng viên")
    (finding,) = found(tasks(rated, DECIDED.replace("loại", "loại tập thể")), "KD420")
    assert (finding.severity, "“đảng viên”" in finding.message) == ("warning", True)


def test_where_nobody_decides_the_rating_task_is_blamed_or_the_announcement_but_not_both():
    (finding,) = found(tasks(RATED), "KD420", "KD423")
    assert (finding.code, finding.span.line) == ("KD420", 2)
    (finding,) = found(tasks(RATED, TOLD), "KD420", "KD423")
    assert (finding.code, finding.span.line, finding.severity) == ("KD423", 3, "error")
    (finding,) = found(tasks(RATED, 'text: "Quyết định vấn đề gợi ý kiểm điểm"', TOLD), "KD420", "KD423")
    assert (finding.code, finding.span.line, finding.severity) == ("KD423", 4, "warning")


def test_a_unit_that_only_rates_itself_or_asks_others_to_decide_has_nothing_to_decide():
    assert found(tasks('text: "Tự đánh giá, tự xếp loại đảng viên"'), "KD420") == []
    assert found(tasks(RATED, 'text: "Gửi hồ sơ đề nghị cấp trên xếp loại"'), "KD420") == []


def test_a_decision_does_not_rest_on_what_stands_after_it_nor_on_what_another_task_decides():
    early, late = "deadline: {by: 2022-12-01}", "deadline: {by: 2022-12-09}"
    decided = f"{DECIDED}, {early}"
    assert len(found(tasks(f"{RATED}, {late}", decided), "KD421")) == 1
    assert found(tasks(decided, f"{RATED}, {late}"), "KD421") == []
    both = 'text: "Đánh giá chất lượng đảng bộ, trình Ban Thường vụ quyết định"'
    assert found(tasks(f"{both}, {late}", decided), "KD421") == []


def test_collective_reviews_of_several_levels_are_held_against_the_first_individual_review_only():
    collective = 'text: "Tổ chức kiểm điểm tập thể", deadline: {by: 2022-11-%s}'
    individual = 'text: "Tổ chức kiểm điểm cá nhân", deadline: {by: 2022-11-20}'
    assert found(tasks(collective % 10, individual, collective % 30), "KD422") == []
    assert [finding.span.line for finding in found(tasks(collective % 30, individual), "KD422")] == [2]
    own = individual.replace("Tổ chức", "Tự")
    assert found(tasks(collective % 30, own), "KD422") == []


def test_a_report_that_goes_to_those_who_decide_comes_before_their_decision():
    bodies = "agencies: [{id: btv, name: A}, {id: btc, name: B, superior: btv}, {id: tren, name: C}]\n"
    report = 'text: "Báo cáo kết quả đánh giá, xếp loại", deadline: {by: 2022-12-01}'
    decided = f"{DECIDED}, deadline: {{by: 2022-12-09}}"
    for receiver, count in {"btv": 0, "btc": 0, "tren": 1}.items():
        produces = f"produces: [{{id: p, name: báo cáo, to: [{receiver}]}}]"
        assert len(found(bodies + tasks(f"{report}, {produces}", decided), "KD424")) == count
    many = bodies.replace("name: C", "name: C, kind: group") + tasks(
        f"{report}, roles: [{{role: implements, who: [tren]}}]", decided
    )
    assert found(many, "KD424") == []


MASS_BODIES = {
    "các phòng, ban, ngành, đoàn thể và đơn vị sự nghiệp trực thuộc UBND thị xã": "đoàn thể",
    "các cơ quan, hội, đơn vị thuộc Ủy ban nhân dân huyện": "hội",
    "các phòng, ban, công đoàn trực thuộc UBND xã": "công đoàn",
    "các phòng, ban, Mặt trận Tổ quốc, đơn vị trực thuộc UBND xã": "Mặt trận Tổ quốc",
    "Mặt trận Tổ quốc, các đoàn thể thị xã và các phòng, ban trực thuộc UBND thị xã": "",
    "các phòng, ban và đơn vị trực thuộc UBND thị xã; các hội, đoàn thể thị xã": "",
    "các phòng, ban, đơn vị trực thuộc UBND, đoàn thể thị xã": "",
    "các cơ quan chính trị - xã hội, đơn vị trực thuộc UBND": "",
    "các ban đảng, đoàn thể của Thị ủy, các phòng trực thuộc UBND": "",
    "Ban tổ chức đại hội, đơn vị trực thuộc UBND": "",
    "Công đoàn và các phòng, ban trực thuộc UBND thị xã": "",
}


@pytest.mark.parametrize(("text", "words"), MASS_BODIES.items())
def test_a_mass_body_is_under_the_state_only_where_the_list_of_the_state_has_it(text, words):
    findings = found(tasks(f'text: "Xếp loại {text}"'), "KD429")
    assert [words in finding.message for finding in findings] == [True] * bool(words)


def test_difficulty_channels_of_several_tasks_count_together():
    bodies = "agencies: [{id: a, name: A}, {id: b, name: B}]\n"
    doing = "text: làm, roles: [{role: implements, who: [a, b]}]"
    channel = 'text: "Nếu có vướng mắc, báo cáo cấp trên", roles: [{role: implements, who: [%s]}]'
    assert [f.span.line for f in found(bodies + tasks(doing, channel % "a"), "KD428")] == [4]
    assert found(bodies + tasks(doing, channel % "a", channel % "b"), "KD428") == []
    assert found(bodies.replace("name: A", "name: A, kind: open") + tasks(doing, channel % "a"), "KD428") == []


def test_the_meetings_of_real_units_are_counted_over_the_working_days_they_have():
    text = TEXT.replace("    illustration: số liệu minh họa\n    counts", "    counts")
    (finding,) = found(text, "KD426")
    assert "; 3 đơn vị trong 21 ngày làm việc (sau 04/11/2022, đến 05/12/2022)" in finding.message
