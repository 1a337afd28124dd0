"""What the family part of the floor lays on the card: addresses, menu, words for codes, titles, clashes."""

from typing import Any

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import MenuItem
from foundation.languages import _l
from foundation.telling import in_words
from residents import family_words, inquiring, kinship, referring
from residents.models import DistrictRequest, FamilyMember, Inquiry, InquiryPhoto, Referral
from residents.permissions import May


def _of(model: Any) -> Address:
    return Address(column=model.id, home=model.home_id, person=model.case_file_id)


ADDRESSES = {
    "member_id": _of(FamilyMember),
    "inquiry_id": _of(Inquiry),
    "visit_photo_id": _of(InquiryPhoto),
    "district_request_id": _of(DistrictRequest),
    "referral_id": _of(Referral),
}
MENU = (
    MenuItem(
        label=_l("Families"),
        endpoint="residents.list_my_inquiries",
        permission=May.INQUIRY_MINE,
        at_home=False,
        order=28,
        roles=frozenset({Role.CASE_WORKER}),
    ),
    MenuItem(
        label=_l("Referrals"),
        endpoint="residents.list_home_referrals",
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
