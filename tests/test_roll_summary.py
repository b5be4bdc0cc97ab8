"""The summary tables: they foot, and print numbers as Vietnamese does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.grid import Grid, Share, print_cell, print_number, print_share
from kiemdiem.roll.summary import Count, tables
from kiemdiem.terms import LEVELS

COUNTS = [
    Count("Xã B", "đảng viên", "member", "excellent", 11),
    Count("Xã B", "đảng viên", "member", "good", 52),
    Count("Xã B", "đảng viên", "member", "satisfactory", 15),
    Count("Xã B", "đảng viên", "member", "unsatisfactory", 2),
    Count("Xã B", "đảng viên", "member", "unrated", 3, "mới kết nạp"),
    Count("Xã B", "đảng viên", "member", "unrated", 1, "miễn sinh hoạt"),
    Count("Phường A", "đảng viên", "member", "good", 5000),
    Count("Phường A", "", "member", "", 1),
    Count("Phường A", "đảng bộ xã", "organisation", "excellent", 1),
    Count("Xã B", "đảng bộ xã", "organisation", "good", 1),
    Count("Xã B", "chi bộ", "organisation", "good", 6, branch=True),
]


def texts(grid: Grid) -> list[list[str]]:
    return [[print_cell(cell) for cell in row] for row in grid.every_row]


def test_a_table_each_for_organisations_branches_and_members() -> None:
    assert [grid.title for grid in tables(COUNTS)] == [
        "Kết quả xếp loại: tổ chức cơ sở đảng",
        "Kết quả xếp loại: chi bộ, tổ chức đảng trực thuộc",
        "Kết quả xếp loại: đảng viên",
    ]


def test_a_row_tells_levels_shares_and_why_some_are_unrated() -> None:
    members = tables(COUNTS)[2]
    phuong = "1|Phường A|5.001|5.000|99,98%|0|0,00%|5.000|100,00%|0|0,00%|0|0,00%|0,00%|1|chưa ghi lý do: 1|"
    xa = "2|Xã B|84|80|95,24%|11|13,75%|52|65,00%|15|18,75%|2|2,50%|17,46%|4|mới kết nạp: 3; miễn sinh hoạt: 1|"
    why = "mới kết nạp: 3; chưa ghi lý do: 1; miễn sinh hoạt: 1"
    total = f"|Tổng cộng|5.085|5.080|99,90%|11|0,22%|5.052|99,45%|15|0,30%|2|0,04%|0,22%|5|{why}|"
    assert texts(members) == [row.split("|") for row in (phuong, xa, total)]


def test_shares_that_do_not_add_up_to_a_hundred_are_explained() -> None:
    assert "Tỷ lệ các mức ở dòng Tổng cộng cộng lại là 100,01% do làm tròn" in tables(COUNTS)[2].notes


def test_grass_roots_organisations_are_told_by_kind_and_units_in_the_order_of_the_plan() -> None:
    assert [row[1] for row in tables(COUNTS)[0].rows] == ["đảng bộ xã"]
    assert [row[1] for row in tables(COUNTS, ["Xã B"])[2].rows] == ["Xã B", "Phường A"]


counts = st.builds(
    Count,
    st.sampled_from(["a", "b", "c"]),
    st.just("g"),
    st.sampled_from(["member", "leader", "organisation"]),
    st.sampled_from([*LEVELS, "unrated", ""]),
    st.integers(0, 10**6),
    st.sampled_from(["", "mới"]),
    st.booleans(),
)


@given(st.lists(counts))
def test_levels_and_unrated_make_the_total_and_rows_make_the_last_row(found: list[Count]) -> None:
    grids = tables(found)
    assert sum(grid.totals[2] for grid in grids if grid.totals) == sum(count.n for count in found)
    for grid in grids:
        for row in grid.every_row:
            total, rated, levels, unrated = row[2], row[3], row[5:13:2], row[14]
            assert sum(levels) == rated
            assert rated + unrated == total
        assert grid.totals
        for place in (2, 3, 5, 7, 9, 11, 14):
            assert sum(row[place] for row in grid.rows) == grid.totals[place]


def test_numbers_and_shares_are_printed_as_vietnamese_does() -> None:
    assert (print_number(5_400_000), print_share(Share(7, 34)), print_share(Share(0, 0))) == ("5.400.000", "20,59%", "")
    assert print_share(Share(1, 8)) == "12,50%"
    assert print_share(Share(1, 20_000)) == "0,01%"  # a half goes up
