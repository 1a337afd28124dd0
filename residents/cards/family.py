"""What the family part of the floor lays on the card: addresses, menu, words for codes, titles, clashes."""

from typing import Any

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import Chapter, MenuItem, Part
from foundation.languages import _l
from foundation.telling import in_words
from residents import family_words
from residents.choices import inquiring, kinship, referring
from residents.models import DistrictRequest, FamilyMember, Inquiry, InquiryPhoto, Referral
from residents.permissions import May
from residents.timelines.family import PANELS, TIMELINE

ADDRESSES = {
    "member_id": Address.of(FamilyMember),
    "inquiry_id": Address.of(Inquiry),
    "visit_photo_id": Address.of(InquiryPhoto),
    "district_request_id": Address.of(DistrictRequest),
    "referral_id": Address.of(Referral),
}
MENU = (
    MenuItem(
        label=_l("Families"),
        endpoint="residents.list_my_inquiries",
        chapter=Chapter.CHILDREN,
        permission=May.INQUIRY_MINE,
        at_home=False,
        order=28,
        roles=frozenset({Role.CASE_WORKER}),
    ),
    MenuItem(
        label=_l("Referrals"),
        endpoint="residents.list_home_referrals",
        chapter=Chapter.CHILDREN,
        permission=May.REFERRAL_LIST,
        order=46,
        roles=frozenset({Role.SUPERINTENDENT, Role.CASE_WORKER}),
    ),
)
DETAILS = {
    "residents.relation": in_words(kinship.RELATIONS),
    "residents.contact": in_words(kinship.CONTACTS),
    "residents.lines": in_words(family_words.FIELDS),
    "residents.visit": in_words(inquiring.KINDS),
    "residents.agency": in_words(referring.TO),
    "residents.told": in_words(referring.HEADS),
    "residents.by_consent": in_words(referring.CONSENTS),
    "residents.ended": in_words(referring.OUTCOMES),
}
PAGES = {
    "residents.open_findings": _l("Home visit for %(code)s"),
    "residents.show_inquiry": _l("Home visit for %(code)s"),
    "residents.show_member": _l("Family of %(code)s"),
    "residents.show_visit_photo": _l("Home visit for %(code)s"),
    "residents.list_family": _l("Family of %(code)s"),
    "residents.list_inquiries": _l("Home visits of %(code)s"),
    "residents.list_referrals": _l("Referrals of %(code)s"),
}
CLASHES: dict[str, Any] = {
    "uq_family_member_parent": (
        _l("Her father or mother is written already. Correct that line instead."),
        "relation",
    ),
    "ck_family_member_number_with_words": (
        _l("Write what may be said on this telephone, and to whom. No number is kept without it."),
        "safe_words",
    ),
}
PART = Part(
    menu=MENU,
    addresses=ADDRESSES,
    pages=PAGES,
    details=DETAILS,
    clashes=CLASHES,
    timeline=TIMELINE,
    resident_panels=PANELS,
)
