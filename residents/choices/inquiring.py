"""What inquiries about a family choose from, with their words: kinds of visit, what was found."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class InquiryKind(StrEnum):
    """Why somebody goes and looks."""

    HOME_VERIFICATION = "home_verification"
    SOCIAL_INVESTIGATION = "social_investigation"
    HOME_STUDY = "home_study"
    FOLLOW_UP = "follow_up"


class Fit(StrEnum):
    """Whether the child can go back there."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


KINDS: dict[InquiryKind, Any] = {
    InquiryKind.HOME_VERIFICATION: _l("Home verification"),
    InquiryKind.SOCIAL_INVESTIGATION: _l("Social investigation visit"),
    InquiryKind.HOME_STUDY: _l("Home study before restoration"),
    InquiryKind.FOLLOW_UP: _l("Follow-up visit"),
}
FITS: dict[Fit, Any] = {
    Fit.YES: _l("Yes, she can go back"),
    Fit.NOT_YET: _l("Not yet"),
    Fit.NO: _l("No"),
}
FIT_MARKS: dict[Fit, str] = {Fit.YES: "met", Fit.NOT_YET: "soon", Fit.NO: "over"}
SAYS_FIT = frozenset({InquiryKind.HOME_STUDY, InquiryKind.SOCIAL_INVESTIGATION})
"""Kinds whose report must say whether she can go back; the others may."""
