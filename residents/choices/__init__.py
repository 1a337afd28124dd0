"""What a child's record chooses from, with its words: names, categories of s.2(14), who brought her, how she left."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Sex(StrEnum):
    """A child's sex, as the register asks it."""

    GIRL = "girl"
    BOY = "boy"
    OTHER = "other"


class NameKind(StrEnum):
    """Whether the name is her own, one given for now, or not known."""

    ORIGINAL = "original"
    TEMPORARY = "temporary"
    UNKNOWN = "unknown"


class StayKind(StrEnum):
    """What kind of stay a placement is."""

    RESIDENTIAL = "residential"
    DAY = "day"
    NIGHT_SHELTER = "night_shelter"
    AFTERCARE = "aftercare"


class BroughtBy(StrEnum):
    """Who may produce a child, JJ Act s.31."""

    POLICE = "police"
    CHILD_HELPLINE = "child_helpline"
    DCPU = "dcpu"
    LABOUR_INSPECTOR = "labour_inspector"
    PUBLIC_SERVANT = "public_servant"
    NGO = "ngo"
    PROBATION_OFFICER = "probation_officer"
    CITIZEN = "citizen"
    HERSELF = "herself"
    HOSPITAL = "hospital"
    FAMILY = "family"
    OTHER_HOME = "other_home"


class ExitReason(StrEnum):
    """How a stay ended."""

    RESTORED_PARENT = "restored_parent"
    RESTORED_GUARDIAN = "restored_guardian"
    RESTORED_RELATIVE = "restored_relative"
    TRANSFERRED = "transferred"
    ADOPTED = "adopted"
    FOSTER = "foster"
    SPONSORSHIP = "sponsorship"
    FIT_PERSON = "fit_person"
    CONDITIONAL = "conditional"
    BAIL = "bail"
    AFTERCARE = "aftercare"
    LEFT_WITHOUT_LEAVE = "left_without_leave"
    DIED = "died"
    REPATRIATED = "repatriated"
    HOSPITAL = "hospital"
    NIGHT_OVER = "night_over"
    STOPPED_COMING = "stopped_coming"
    WRITTEN_TWICE = "written_twice"


SEXES: dict[Sex, Any] = {Sex.GIRL: _l("Girl"), Sex.BOY: _l("Boy"), Sex.OTHER: _l("Other")}
NAME_KINDS: dict[NameKind, Any] = {
    NameKind.ORIGINAL: _l("Original"),
    NameKind.TEMPORARY: _l("Temporary, given here"),
    NameKind.UNKNOWN: _l("Not known"),
}
STAY_KINDS: dict[StayKind, Any] = {
    StayKind.RESIDENTIAL: _l("Lives here"),
    StayKind.DAY: _l("Comes by day"),
    StayKind.NIGHT_SHELTER: _l("Sleeps here, night shelter"),
    StayKind.AFTERCARE: _l("After-care"),
}
CATEGORIES: dict[str, Any] = {
    "i": _l("No home or means"),
    "ii": _l("Working against the law, begging or living on the street"),
    "iii": _l("Lives with a person who has harmed, threatened or may harm"),
    "iv": _l("Ill or disabled with no support or unfit parents"),
    "v": _l("Parent or guardian found unfit"),
    "vi": _l("No parents and no one willing, or abandoned or surrendered"),
    "vii": _l("Missing or runaway, or parents not found"),
    "viii": _l("Abused, tortured or exploited for sex or illegal acts, or at risk"),
    "ix": _l("Drugs or trafficking: has been, is being or may be drawn in"),
    "x": _l("Abused for unfair gain"),
    "xi": _l("Victim of conflict, unrest or calamity"),
    "xii": _l("At risk of child marriage"),
}
BROUGHT_BY: dict[BroughtBy, Any] = {
    BroughtBy.POLICE: _l("Police"),
    BroughtBy.CHILD_HELPLINE: _l("Child helpline"),
    BroughtBy.DCPU: _l("District Child Protection Unit"),
    BroughtBy.LABOUR_INSPECTOR: _l("Labour inspector"),
    BroughtBy.PUBLIC_SERVANT: _l("Public servant"),
    BroughtBy.NGO: _l("Recognised organisation"),
    BroughtBy.PROBATION_OFFICER: _l("Child welfare or probation officer"),
    BroughtBy.CITIZEN: _l("Social worker or citizen"),
    BroughtBy.HERSELF: _l("The child alone"),
    BroughtBy.HOSPITAL: _l("Nurse, doctor or hospital"),
    BroughtBy.FAMILY: _l("Family"),
    BroughtBy.OTHER_HOME: _l("Another home"),
}
EXIT_REASONS: dict[ExitReason, Any] = {
    ExitReason.RESTORED_PARENT: _l("Restored to a parent"),
    ExitReason.RESTORED_GUARDIAN: _l("Restored to a guardian"),
    ExitReason.RESTORED_RELATIVE: _l("Restored to a relative"),
    ExitReason.TRANSFERRED: _l("Transferred to another home"),
    ExitReason.ADOPTED: _l("Adopted"),
    ExitReason.FOSTER: _l("Placed in foster care"),
    ExitReason.SPONSORSHIP: _l("With family under sponsorship"),
    ExitReason.FIT_PERSON: _l("Placed with a fit person"),
    ExitReason.CONDITIONAL: _l("Released on conditions, s.97"),
    ExitReason.BAIL: _l("Released on bail"),
    ExitReason.AFTERCARE: _l("Left for after-care at 18"),
    ExitReason.LEFT_WITHOUT_LEAVE: _l("Left without leave"),
    ExitReason.DIED: _l("Died"),
    ExitReason.REPATRIATED: _l("Repatriated to another country"),
    ExitReason.HOSPITAL: _l("Moved to a hospital or another organisation"),
    ExitReason.NIGHT_OVER: _l("The night is over, Form 42"),
    ExitReason.STOPPED_COMING: _l("Stopped coming to the centre"),
    ExitReason.WRITTEN_TWICE: _l("Written twice, goes on in the next stay"),
}
LEAVING = {reason: said for reason, said in EXIT_REASONS.items() if reason != ExitReason.WRITTEN_TWICE}
"""How a child leaves; a stay that was written twice ends only when two files are joined."""
WITHOUT_ORDER = frozenset({
    ExitReason.LEFT_WITHOUT_LEAVE, ExitReason.DIED, ExitReason.HOSPITAL, ExitReason.NIGHT_OVER,
    ExitReason.STOPPED_COMING, ExitReason.WRITTEN_TWICE,
})  # fmt: skip
"""Ends of a stay that no order precedes; every other one needs its number and date."""

HANDED_OVER = frozenset(set(ExitReason) - WITHOUT_ORDER - {ExitReason.AFTERCARE, ExitReason.CONDITIONAL})
"""Ends of a stay at which somebody signs for the child."""

DAY_ONLY = frozenset({StayKind.DAY})
RELATIONS: dict[str, Any] = {
    "mother": _l("Mother"), "father": _l("Father"), "sibling": _l("Brother or sister"),
    "grandparent": _l("Grandparent"), "uncle_aunt": _l("Uncle or aunt"), "guardian": _l("Guardian"),
    "adoptive": _l("Adoptive parent"), "foster": _l("Foster parent"), "fit_person": _l("Fit person"),
    "home": _l("Another home’s officer"), "police": _l("Police"), "hospital": _l("Hospital"),
    "other": _l("Other"),
}  # fmt: skip
