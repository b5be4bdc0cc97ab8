"""The annexes of a document: what they are called, and the line that says what they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiemdiem.drafting.frame import head
from kiemdiem.drafting.material import Kind, Material
from kiemdiem.drafting.sections import roman
from kiemdiem.drafting.wording import paper
from kiemdiem.formats import Profile
from kiemdiem.vietnamese import capital_first


def labels(profile: Profile, number: int) -> list[str]:
    """The labels of so many annexes: "Phụ lục 1" … of the Party, "Phụ lục I" … of the state, without a number where
    there is but one (HD 36-HD/VPTW, 4.5; HD 05-HD/VPTW, II.1; NĐ 30/2020/NĐ-CP, Phụ lục I, III.1).
    """
    word = profile.word("annex")
    if number == 1:
        return [word]
    return [f"{word} {roman(n) if profile.annex_numbering == 'roman' else n}" for n in range(1, number + 1)]


def headings(material: Material, kind: Kind, titles: Sequence[str]) -> Iterator[dict[str, str]]:
    """What stands over each annex: `nhan`, `ten`, `kem_theo`; the last is empty where the profile asks for none."""
    profile, plan = material.profile, material.plan
    face = profile.face("annex_title")
    reference = ""
    if profile.annex_reference:
        number = head(material, kind, "")["so"]
        whole = paper(
            profile, capital_first(kind.document), number, material.imprint.day, plan.agency_name(plan.document.issuer)
        )
        reference = f"(Kèm theo {whole})"
    for label, title in zip(labels(profile, len(titles)), titles, strict=True):
        printed = title.upper() if face and face.case == "upper" else title
        yield {"nhan": label, "ten": printed, "kem_theo": reference}
