"""Kinds of mentions and what they are kinds of, so that a role can ask for an ``Actor`` or a ``Domain``."""

from __future__ import annotations

from typing import Final

FAMILIES: Final = {
    "Party": frozenset({"Country", "ContractingParty", "Region", "InternationalOrganisation", "Group"}),
    "Actor": frozenset(
        {"Country", "Region", "Agency", "InternationalOrganisation", "Group", "OfficeHolder", "Signatory", "Person"}
    ),
    "Institution": frozenset({"Country", "Region", "Agency", "InternationalOrganisation", "Group"}),
    "Body": frozenset({"Agency", "InternationalOrganisation"}),
    "State": frozenset({"Country", "Group"}),
    "Domain": frozenset({"ThreatDomain", "PolicyDomain"}),
    "Agreement": frozenset({"Agreement", "Treaty", "MemorandumOfUnderstanding", "PolicyPlan"}),
    "Location": frozenset({"Place", "Country", "Region"}),
    "Act": frozenset({"ActionType", "Action"}),
}
NUMBERS: Final = frozenset({"Duration", "Figure"})
COMPOSED: Final = frozenset({"Signing", "EntryIntoForce"})
"""Kinds of stretches that say something of an agreement through their parts and stand for no thing themselves."""
ACTORS: Final = FAMILIES["Actor"]
DOMAINS: Final = FAMILIES["Domain"]
AGREEMENTS: Final = FAMILIES["Agreement"]
ACTS: Final = FAMILIES["Act"]

PRIMITIVE: Final = frozenset(
    {
        "Country",
        "Region",
        "Place",
        "Agency",
        "InternationalOrganisation",
        "Group",
        "Cooperation",
        "ThreatDomain",
        "PolicyDomain",
    }
    | {
        "ActionType",
        "Action",
        "Date",
        "Figure",
        "OfficeHolder",
        "Signatory",
        "Person",
        "Role",
        "Incident",
        "Demonym",
        "Duration",
        "ContractingParty",
        *COMPOSED,
        *AGREEMENTS,
    }
)


def expand_kinds(names: list[str]) -> frozenset[str]:
    """Return the kinds that ``names`` (kinds or families) stand for."""
    found: set[str] = set()
    for name in names:
        found |= FAMILIES.get(name, {name})
    return frozenset(found)


_BROAD = {kind: family for family in ("Act", "Agreement", "Domain", "Actor") for kind in FAMILIES[family]}


def broad(kind: str) -> str:
    """Return the family by which mentions may be coordinated ("België, Nederland en de politie")."""
    return _BROAD.get(kind, kind)
