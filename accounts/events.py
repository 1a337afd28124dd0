"""What the gatehouse writes into the record of deeds, and how each is said."""

from enum import StrEnum

from foundation.languages import _l


class Event(StrEnum):
    """Deeds and readings of the gatehouse."""

    SIGNED_IN = "accounts.sign_in.opened"
    SIGN_IN_ENDED = "accounts.sign_in.ended"
    SIGN_IN_SLOWED = "accounts.sign_in.slowed"
    FIRST_PASSWORD = "accounts.password.first"  # noqa: S105  the name of an event
    PASSWORD_CHANGED = "accounts.password.changed"  # noqa: S105  the name of an event
    PASSWORD_RESET = "accounts.password.reset"  # noqa: S105  the name of an event
    SECOND_FACTOR_SET = "accounts.second_factor.set"
    SECOND_FACTOR_RESET = "accounts.second_factor.reset"
    SECOND_FACTOR_PUT_OFF = "accounts.second_factor.put_off"
    RECOVERY_CODES_MADE = "accounts.recovery_codes.made"
    RECOVERY_CODE_USED = "accounts.recovery_code.used"
    PERSON_ADDED = "accounts.person.added"
    PERSON_CHANGED = "accounts.person.changed"
    PERSON_DISABLED = "accounts.person.disabled"
    PERSON_ENABLED = "accounts.person.enabled"
    POST_GIVEN = "accounts.post.given"
    POST_WAITS = "accounts.post.waits"
    POST_AGREED = "accounts.post.agreed"
    POST_REFUSED = "accounts.post.refused"
    POST_ENDED = "accounts.post.ended"
    PEOPLE_SEEN = "accounts.people.seen"
    PERSON_SEEN = "accounts.person.seen"
    OWN_TRAIL_SEEN = "accounts.own_trail.seen"
    PHONE_ENROLLED = "accounts.phone.enrolled"
    PHONE_WITHDRAWN = "accounts.phone.withdrawn"
    PHONES_ENDED = "accounts.phones.ended"
    PHONES_SEEN = "accounts.phones.seen"
    PIN_REMOVED = "accounts.pin.removed"
    PIN_SET = "accounts.pin.set"
    PIN_STOPPED = "accounts.pin.stopped"
    SIGNED_IN_BY_PIN = "accounts.sign_in.by_pin"
    VISIT_AGREED = "accounts.visit.agreed"
    VISIT_ASKED = "accounts.visit.asked"
    VISIT_BEGAN = "accounts.visit.began"
    VISIT_CODE_TYPED = "accounts.visit.code_typed"
    VISIT_ENDED = "accounts.visit.ended"
    VISIT_STARTED = "accounts.visit.started"
    VISITS_SEEN = "accounts.visits.seen"


SENTENCES = {
    Event.SIGNED_IN: _l("Signed in (second factor: %(second_factor)s)"),
    Event.SIGN_IN_ENDED: _l("Sign-in ended (%(why)s)"),
    Event.SIGN_IN_SLOWED: _l("Sign-in slowed after %(failures)s failed tries"),
    Event.FIRST_PASSWORD: _l("First password made for %(who)s"),
    Event.PASSWORD_CHANGED: _l("Password changed by its owner"),
    Event.PASSWORD_RESET: _l("Reset the password of %(who)s"),
    Event.SECOND_FACTOR_SET: _l("Set up a code app"),
    Event.SECOND_FACTOR_RESET: _l("Took away the code app of %(who)s"),
    Event.SECOND_FACTOR_PUT_OFF: _l("Second factor required from %(day)s"),
    Event.RECOVERY_CODES_MADE: _l("Made new recovery codes"),
    Event.RECOVERY_CODE_USED: _l("Used a recovery code, %(left)s left"),
    Event.PERSON_ADDED: _l("Added %(who)s"),
    Event.PERSON_CHANGED: _l("Changed the account of %(who)s: %(fields)s"),
    Event.PERSON_DISABLED: _l("Closed the account of %(who)s"),
    Event.PERSON_ENABLED: _l("Opened the account of %(who)s again"),
    Event.POST_GIVEN: _l("Gave %(who)s the post %(role)s"),
    Event.POST_WAITS: _l("Asked for the post %(role)s for %(who)s"),
    Event.POST_AGREED: _l("Agreed to the post %(role)s for %(who)s"),
    Event.POST_REFUSED: _l("Refused the post %(role)s for %(who)s"),
    Event.POST_ENDED: _l("Ended the post %(role)s of %(who)s"),
    Event.PEOPLE_SEEN: _l("Read the list of people, %(lines)s lines"),
    Event.PERSON_SEEN: _l("Read the account of %(who)s"),
    Event.OWN_TRAIL_SEEN: _l("Own reading trail opened"),
    Event.PHONE_ENROLLED: _l("Enrolled a shared phone"),
    Event.PHONE_WITHDRAWN: _l("Withdrew a shared phone, %(ended)s sign-ins ended"),
    Event.PHONES_ENDED: _l("Every shared phone ended with the restore: %(phones)s phones, %(pins)s PINs"),
    Event.PHONES_SEEN: _l("Read the list of shared phones, %(lines)s lines"),
    Event.PIN_REMOVED: _l("Took away the PIN on a shared phone"),
    Event.PIN_SET: _l("Set a PIN on a shared phone"),
    Event.PIN_STOPPED: _l("The PIN of %(who)s stopped after %(failures)s wrong tries"),
    Event.SIGNED_IN_BY_PIN: _l("Signed in by PIN on a shared phone"),
    Event.VISIT_AGREED: _l("Agreed to the visit of %(who)s"),
    Event.VISIT_ASKED: _l("%(who)s asks to visit by a pass of this home"),
    Event.VISIT_BEGAN: _l("The visit of %(who)s began; the post is held already"),
    Event.VISIT_CODE_TYPED: _l("The code of a visit pass was typed"),
    Event.VISIT_ENDED: _l("Ended the visit of %(who)s"),
    Event.VISIT_STARTED: _l("Started a visit: a code for ten minutes"),
    Event.VISITS_SEEN: _l("Read the list of visits, %(lines)s lines"),
}

ENDINGS = {
    "account closed": _l("account closed"),
    "ended at the terminal": _l("ended at the terminal"),
    "ended by administrator": _l("ended by the administrator"),
    "ended by its owner": _l("ended by its owner"),
    "handed over": _l("handed over"),
    "locked": _l("locked"),
    "password changed": _l("password changed"),
    "password reset": _l("password reset"),
    "phone withdrawn": _l("phone withdrawn"),
    "post ended": _l("post ended"),
    "second factor reset": _l("code app taken away"),
    "signed in anew": _l("signed in anew"),
    "signed out": _l("signed out"),
    "visit ended": _l("visit ended"),
}
"""Why a sign-in ended, as it is kept and as it is said."""
SECOND_FACTORS = {"none": _l("none"), "app": _l("code app"), "recovery": _l("recovery code")}
"""By what a sign-in was confirmed, as it is kept and as it is said."""
