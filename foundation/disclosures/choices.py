"""To whom something about a child is given, on what ground in law, by which means; and why a line is left out.

The law behind each ground stands beside it (security plan, section 1). How long the periods are is a setting of the
house (`AASHRAY_EXPORT_CHILDREN`, `AASHRAY_EXPORT_HOURS`, `AASHRAY_EXPORT_DAYS`): no law gives them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foundation.languages import _l

HOUSE = "house"
"""The home's own work: nothing leaves it, so no disclosure is written."""
CHILD = "child"
OTHERS = "ngo"

RECIPIENTS: Mapping[str, Any] = {
    "court": _l("A court"),
    "cwc": _l("Child Welfare Committee"),
    "jjb": _l("Juvenile Justice Board"),
    "dcpu": _l("District Child Protection Unit"),
    "police": _l("Police (SJPU)"),
    "hospital": _l("A hospital or doctor"),
    "home": _l("Another home"),
    "legal": _l("Legal services authority or her lawyer"),
    "family": _l("Her parent or guardian"),
    CHILD: _l("The child herself"),
    OTHERS: _l("A donor or another organisation"),
    "other": _l("Somebody else"),
}
ASKERS: Mapping[str, Any] = {HOUSE: _l("This home’s own work"), **RECIPIENTS}
"""For whom an export may be asked."""


@dataclass(frozen=True)
class Ground:
    """A ground in law: its words, the law, and what its paper is called where it rests on one."""

    words: Any
    law: Any
    paper: Any = None


GROUNDS: Mapping[str, Ground] = {
    "order": Ground(
        _l("Order of a court, Board or CWC"),
        _l("JJ Act s.74; POCSO Act s.23"),
        _l("Write the number of the order."),
    ),
    "permission": Ground(
        _l("Written permission of the Board or CWC, in her interest"),
        _l("JJ Act s.74"),
        _l("Write the number of the permission."),
    ),
    "report": Ground(_l("Report on her to a Board or CWC"), _l("JJ Act s.99")),
    "case_file": Ground(_l("Case file produced to the CWC"), _l("Model Rules r.73")),
    "guardian": Ground(_l("Substance of a report to her parent or guardian"), _l("JJ Act s.99")),
    "own_record": Ground(_l("Her own case record, asked for by her"), _l("JJ Act s.99")),
    "own_data": Ground(_l("Her own data, asked for by her or her guardian"), _l("DPDP Act s.11")),
    "offence": Ground(_l("Report of an offence against a child"), _l("POCSO Act s.19")),
    "treatment": Ground(
        _l("Treatment, from one provider to another"), _l("Mental Healthcare Act s.23; HIV Act s.8")
    ),
    "consent": Ground(_l("Written consent"), _l("HIV Act s.8; DPDP Act s.6")),
    "law": Ground(_l("Another law that asks for it"), _l("named below"), _l("Write which law and section.")),
}
ON_PAPER = frozenset({"order", "permission"})
"""A donor or another organisation is told nothing that can identify a child but on these (JJ Act s.74)."""

MEANS: Mapping[str, Any] = {
    "hand": _l("By hand, on paper"),
    "sealed_cover": _l("By hand, in a sealed cover"),
    "post": _l("By registered post"),
    "file": _l("As an encrypted file"),
    "mail": _l("By e-mail"),
    "spoken": _l("Spoken"),
    "shown": _l("Shown on the screen"),
}
MAKING = "file"
"""By which means a file that was made here goes."""

OMISSIONS: Mapping[str, Any] = {
    "third": _l("third person"),
    "informant": _l("who told it in confidence"),
    "other_child": _l("another child"),
    "safety": _l("would put somebody in danger"),
}
"""Why a line is left out of the copy of a child's own file (JJ Act s.74 and s.99; POCSO Act s.19)."""


def ground_said(code: str, reference: str = "") -> str:
    """Answer a ground with its law, and the number of its paper where one was written; empty without a ground."""
    if not code:
        return ""
    said = f"{GROUNDS[code].words} ({GROUNDS[code].law})"
    return f"{said}, {reference}" if reference else said
