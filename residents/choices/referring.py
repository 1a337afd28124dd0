"""What a referral chooses from, with its words: to whom, which heads are shared, by whose consent, what came of it."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class ReferralTo(StrEnum):
    """What kind of agency or department a child is referred to."""

    HOSPITAL = "hospital"
    DCPU = "dcpu"
    SCHOOL = "school"
    LEGAL_AID = "legal_aid"
    NGO = "ngo"
    OTHER_HOME = "other_home"
    POLICE = "police"
    DEPARTMENT = "department"


class Consent(StrEnum):
    """By whose consent something was shared."""

    CHILD = "child"
    GUARDIAN = "guardian"
    ORDER = "order"


class Outcome(StrEnum):
    """What came of a referral."""

    GIVEN = "given"
    PARTLY = "partly"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    NOT_NEEDED = "not_needed"


TO: dict[ReferralTo, Any] = {
    ReferralTo.HOSPITAL: _l("Hospital"),
    ReferralTo.DCPU: _l("District Child Protection Unit"),
    ReferralTo.SCHOOL: _l("School"),
    ReferralTo.LEGAL_AID: _l("Legal aid"),
    ReferralTo.NGO: _l("NGO"),
    ReferralTo.OTHER_HOME: _l("Another home"),
    ReferralTo.POLICE: _l("Police"),
    ReferralTo.DEPARTMENT: _l("Government department"),
}
CONSENTS: dict[Consent, Any] = {
    Consent.CHILD: _l("The child’s"),
    Consent.GUARDIAN: _l("Her guardian’s"),
    Consent.ORDER: _l("Order of the committee or court"),
}
HEADS: dict[str, Any] = {
    "call_name": _l("Name she is called by"),
    "legal_name": _l("Full name and birth papers"),
    "age_sex": _l("Age and sex"),
    "photo": _l("Photograph"),
    "category": _l("Why she is in care"),
    "orders": _l("Orders"),
    "family": _l("Family and where they live"),
    "health": _l("Health"),
    "education": _l("Education"),
    "counselling": _l("Counselling summary"),
    "report": _l("Social investigation report"),
}
"""What may be told of a child to somebody outside, head by head; what was told under a head is not kept here."""
OUTCOMES: dict[Outcome, Any] = {
    Outcome.GIVEN: _l("Help was given"),
    Outcome.PARTLY: _l("Help was given in part"),
    Outcome.REFUSED: _l("They did not help"),
    Outcome.NO_ANSWER: _l("No answer came"),
    Outcome.NOT_NEEDED: _l("No longer needed"),
}
