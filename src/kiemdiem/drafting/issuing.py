"""A document that another body issues than the issuer of the plan: a unit that calls a meeting."""

from __future__ import annotations

from dataclasses import replace

from kiemdiem.drafting.frame import LINE
from kiemdiem.drafting.material import Addressee, Material
from kiemdiem.plan import Recipient, Signature
from kiemdiem.plan.document import Letterhead
from kiemdiem.vietnamese import fold, same_words

_ORGANISATIONS = {
    "tỉnh ủy": "Đảng bộ tỉnh",
    "thành ủy": "Đảng bộ thành phố",
    "huyện ủy": "Đảng bộ huyện",
    "quận ủy": "Đảng bộ quận",
    "thị ủy": "Đảng bộ thị xã",
    "đảng ủy": "Đảng bộ",
}
"""The organisation of a committee: what stands above the name of a body under it (HD 36-HD/VPTW, 1.2.1 b)."""

_PEOPLES = ("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd")
"""How the names of bodies of the state begin that have no body above them in their letterhead, without diacritics."""


def issued_by(
    material: Material, issuer: Addressee, letterhead: Letterhead | None, signature: Signature | None, keeps: str | None
) -> Material:
    """The same material with `issuer` as who issues the document; what nobody gives of its letterhead is worked out
    or stays blank, its signature and who keeps the document stay blank.

    Of the issuer of the plan all is as the plan says, but for what is given here.
    """
    plan = material.plan
    own = issuer.id == plan.document.issuer
    of_issuer = plan.document.letterhead if own else Letterhead(superior=_superior(material, issuer.name))
    head = Letterhead(
        superior=(letterhead and letterhead.superior) or of_issuer.superior,
        issuer=(letterhead and letterhead.issuer) or (of_issuer.issuer if own else issuer.name),
    )
    document = plan.document.model_copy(update={"letterhead": head, "place": plan.document.place if own else None})
    changed: dict[str, object] = {"document": document}
    if signature or not own:
        changed["signature"] = signature or Signature()
    if keeps or not own:
        changed["recipients"] = (Recipient(text=keeps or LINE, to=(plan.document.issuer,), keeps=True),)
    return replace(material, plan=plan.model_copy(update=changed))


def _superior(material: Material, name: str) -> str | None:
    """What stands above the name of a body under the plan's issuer; None where nothing does."""
    above = material.plan.document.letterhead.issuer
    if material.profile.bodies == "state":
        return None if fold(name).startswith(_PEOPLES) else above or LINE
    return _organisation(above) if above else f"Đảng bộ {LINE}"


def _organisation(committee: str) -> str:
    """The organisation that a committee leads: "Đảng bộ thị xã B" of "Thị ủy B"."""
    words = committee.split()
    known = {same_words(name): organisation for name, organisation in _ORGANISATIONS.items()}
    organisation = known.get(same_words(" ".join(words[:2])))
    return " ".join([organisation, *words[2:]]) if organisation else f"Đảng bộ {LINE}"
