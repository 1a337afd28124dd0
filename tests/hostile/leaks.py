"""Which words about a child each role may ever be shown: the access matrix of the data, role by role.

Written by hand from the matrix, not from the rooms' grants, so that a grant that is too wide is seen here.
"""

import io
import re
import zipfile
from typing import Any

from accounts.roles import Role
from tests.factories.world import FAR, NEAR, OTHER, World

HOME = frozenset({NEAR, FAR})
ALL = frozenset({NEAR, FAR, OTHER, "drop_in"})
ONE = frozenset({NEAR})
R = Role

CALLED = {
    R.SUPERINTENDENT: HOME, R.HOUSE_STAFF: HOME, R.NURSE: HOME, R.DOCTOR: HOME,
    R.TEACHER: ONE, R.COUNSELLOR: ONE, R.CASE_WORKER: ONE, R.INSPECTOR: ONE,
}  # fmt: skip
LEGAL = {R.SUPERINTENDENT: HOME, R.COUNSELLOR: ONE, R.CASE_WORKER: ONE, R.INSPECTOR: ONE}
REFERRED = {R.SUPERINTENDENT: HOME, R.COUNSELLOR: ONE, R.CASE_WORKER: ONE}
ORDERS = {**LEGAL, R.HEAD_OFFICE: ALL}
BROUGHT = {
    R.SUPERINTENDENT: HOME,
    R.COUNSELLOR: ONE,
    R.CASE_WORKER: HOME,
    R.INSPECTOR: HOME,
    R.COMMITTEE_MEMBER: HOME,
    R.HEAD_OFFICE: ALL,
}
SHARED = {R.SUPERINTENDENT: HOME, R.COUNSELLOR: ONE, R.CASE_WORKER: ONE, R.INSPECTOR: ONE, R.HEAD_OFFICE: ALL}
CODES = {
    **dict.fromkeys(
        (R.SUPERINTENDENT, R.HOUSE_STAFF, R.TEACHER, R.COUNSELLOR, R.NURSE, R.DOCTOR, R.CASE_WORKER, R.INSPECTOR), HOME
    ),
    R.COMMITTEE_MEMBER: HOME, R.HEAD_OFFICE: ALL, R.PRIVACY_OFFICER: ALL, R.STORES: HOME,
}  # fmt: skip
MONEY = {**LEGAL, R.STORES: HOME, R.HEAD_OFFICE: ALL}
MOVED = {R.SUPERINTENDENT: HOME, R.CASE_WORKER: ONE}
AT_THE_DOOR = {
    **dict.fromkeys((R.SUPERINTENDENT, R.HOUSE_STAFF, R.NURSE, R.DOCTOR), HOME),
    R.CASE_WORKER: ONE,
}
WOUNDS = {**dict.fromkeys((R.SUPERINTENDENT, R.NURSE, R.DOCTOR), HOME), R.CASE_WORKER: ONE, R.COUNSELLOR: ONE}
THINGS = {
    **dict.fromkeys((R.SUPERINTENDENT, R.HOUSE_STAFF, R.CASE_WORKER, R.INSPECTOR, R.COMMITTEE_MEMBER), HOME),
    R.HEAD_OFFICE: ALL, R.STORES: HOME,
}  # fmt: skip
IN_COURT = {R.SUPERINTENDENT: HOME, R.COUNSELLOR: ONE, R.CASE_WORKER: ONE, R.INSPECTOR: ONE}
WHOLE_CASE = {R.SUPERINTENDENT: HOME, R.CASE_WORKER: ONE, R.INSPECTOR: ONE}
PLANNED = {R.SUPERINTENDENT: HOME, R.CASE_WORKER: ONE, R.INSPECTOR: ONE, R.HEAD_OFFICE: ALL}
OF_PLANS: dict[str, dict[Role, frozenset[str]]] = {
    **dict.fromkeys(("plan_words", "review_words"), PLANNED),
    "plan_mind": {**PLANNED, R.COUNSELLOR: ONE},
    "review_mind": {**PLANNED, R.COUNSELLOR: ONE},
    "plan_health": {**PLANNED, R.NURSE: HOME},
    "plan_school": {**PLANNED, R.TEACHER: ONE},
    "plan_task": {**PLANNED, **dict.fromkeys((R.HOUSE_STAFF, R.TEACHER, R.COUNSELLOR, R.NURSE), ONE)},
}
"""The care plan by its parts; a task is read by whoever is to do it."""
SCHOOLED = {
    **dict.fromkeys((R.SUPERINTENDENT, R.HOUSE_STAFF), HOME), R.HEAD_OFFICE: ALL,
    **dict.fromkeys((R.TEACHER, R.COUNSELLOR, R.CASE_WORKER, R.INSPECTOR), ONE),
}  # fmt: skip
TRAINED = {who: how for who, how in SCHOOLED.items() if who is not R.HOUSE_STAFF}
NURSED = {**dict.fromkeys((R.SUPERINTENDENT, R.NURSE, R.DOCTOR), HOME), R.COUNSELLOR: ONE}
WARNED = {**NURSED, R.HOUSE_STAFF: HOME, R.TEACHER: ONE, R.CASE_WORKER: ONE}
OF_HEALTH: dict[str, dict[Role, frozenset[str]]] = {
    **dict.fromkeys(("complaint", "finding", "treatment", "illness"), NURSED),
    **dict.fromkeys(("allergy", "emergency"), WARNED),
    "drug": {**NURSED, R.HOUSE_STAFF: HOME},
    "sealed_health": {},
}
"""The medical file: history, what all near her must know, the round, and what one named nurse alone reads."""
FOLLOWED = {R.SUPERINTENDENT: HOME, R.CASE_WORKER: ONE}
PREPARED = {**FOLLOWED, R.COUNSELLOR: ONE}
OF_AFTER: dict[str, dict[Role, frozenset[str]]] = {
    **dict.fromkeys(
        ("after_address", "after_number", "after_words", "after_met", "after_found", "after_risk"), FOLLOWED
    ),
    **dict.fromkeys(("sphere_goal", "sphere_words", "step_words", "after_review"), PREPARED),
}
"""The time after, and the way to eighteen."""
SEES: dict[str, dict[Role, frozenset[str]]] = {
    **OF_AFTER,
    **OF_HEALTH,
    **dict.fromkeys(("school_outside", "slip_remark", "level_words"), SCHOOLED),
    **dict.fromkeys(("sign_words", "schooling_why"), TRAINED),
    **OF_PLANS,
    "name": CALLED,
    "old_name": CALLED,
    "local": CALLED,
    "photo": CALLED,
    "father": LEGAL,
    "mother": LEGAL,
    "marks": LEGAL,
    "old_marks": LEGAL,
    "order": ORDERS,
    "brought_by": BROUGHT,
    "place": SHARED,
    "summary": SHARED,
    "plan": SHARED,
    "instruction": {**SHARED, R.HOUSE_STAFF: HOME, R.TEACHER: ONE},
    "brought": {R.COUNSELLOR: ONE},
    "done": {R.COUNSELLOR: ONE},
    "notes": {R.COUNSELLOR: ONE},
    "need": AT_THE_DOOR,
    "article": AT_THE_DOOR,
    "wound": WOUNDS,
    "thing": THINGS,
    "phone": {R.SUPERINTENDENT: HOME, R.HEAD_OFFICE: ALL},
    "staff": {R.SUPERINTENDENT: HOME, R.CASE_WORKER: HOME, R.INSPECTOR: HOME, R.HEAD_OFFICE: ALL},
    "home": {R.HEAD_OFFICE: ALL, R.PRIVACY_OFFICER: ALL, R.ADMINISTRATOR: ALL},
    "code": CODES,
    "order_words": WHOLE_CASE,
    "hearing_place": {**IN_COURT, R.HOUSE_STAFF: ONE},
    "ruled": IN_COURT,
    "report": {**IN_COURT, R.HEAD_OFFICE: ALL},
    "of_case": WHOLE_CASE,
    "case_phone": {R.SUPERINTENDENT: HOME, R.CASE_WORKER: ONE},
    "statement": {},
    "mlc": {R.NURSE: ONE},
    **dict.fromkeys(("alias", "doctor", "paper", "office", "bond", "village"), LEGAL),
    "aadhaar": {R.SUPERINTENDENT: HOME, R.CASE_WORKER: ONE},
    "twin_name": {},
    "seal_why": {R.SUPERINTENDENT: HOME, R.PRIVACY_OFFICER: ALL},
    "bar_why": {R.PRIVACY_OFFICER: ALL},
    "told_what": {R.SUPERINTENDENT: HOME, R.CASE_WORKER: ONE, R.PRIVACY_OFFICER: ALL},
    "export_why": {R.SUPERINTENDENT: HOME, R.CASE_WORKER: ONE, R.HEAD_OFFICE: ALL, R.PRIVACY_OFFICER: ALL},
    "copy_line": {R.SUPERINTENDENT: HOME, R.CASE_WORKER: ONE},
    "threat": IN_COURT,
    "barred_why": IN_COURT,
    "account": {**MOVED, R.STORES: HOME},
    "bank": {**LEGAL, R.STORES: HOME},
    "money_word": MONEY,
    "companion": LEGAL,
    "leaving_plan": LEGAL,
    "found_how": LEGAL,
    **dict.fromkeys(("away_place", "away_number", "home_address", "home_number"), MOVED),
    "barred": {**IN_COURT, R.HOUSE_STAFF: HOME, R.GATE: HOME},
    **dict.fromkeys(("kin", "kin_address", "kin_number", "safe_words", "wanted", "kin_health"), LEGAL),
    **dict.fromkeys(("met", "findings", "advice", "district_answer"), LEGAL),
    **dict.fromkeys(("referred_to", "what_for", "referral_answer"), REFERRED),
}
"""Kind of word -> role -> at which places she may read it. What is not here is not hers to read."""


class Watch:
    """Looks for canaries in what is answered."""

    def __init__(self, world: World) -> None:
        self.by_word = {word.casefold(): key for key, word in world.canaries.items()}
        self.words = re.compile("|".join(map(re.escape, self.by_word)))
        self.photos = {body: place for place, bodies in world.photos.items() for body in bodies if body}

    def leaks(self, role: Role | None, response: Any, url: str) -> list[str]:
        """Answer what stands in the answer that `role` may not be shown; what her own address said is an echo."""
        said = f"{_text(response)}\n{response.headers}".casefold()
        asked = url.casefold()
        found = {self.by_word[word] for word in self.words.findall(said) if word not in asked}
        body = response.get_data() if response.mimetype.startswith("image/") else b""
        found |= {("photo", place) for photo, place in self.photos.items() if photo == body}
        return [
            f"{kind} of {place}" for kind, place in sorted(found) if place not in SEES[kind].get(role, ())
        ]


def _text(response: Any) -> str:
    body = response.get_data()
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"\n".join(book.read(each) for each in book.infolist() if not each.flag_bits & 1)
            body += " ".join(book.namelist()).encode()  # of an encrypted one the names alone can be read
    if body[:5] == b"%PDF-":
        from pypdf import PdfReader  # slow to load

        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return body.decode("utf-8", "replace")
