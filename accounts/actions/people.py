"""Verbs on people: add, change, close and open their accounts, keep their passwords."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from accounts import queries, rules
from accounts.actions.sign_ins import end_sign_ins
from accounts.events import Event
from accounts.models import LIGHTS, NO_PASSWORD, HouseSetting, User
from accounts.roles import Role
from foundation import audit, clock
from foundation.clashes import flush
from foundation.db import db, new_id
from foundation.languages import DEFAULT, LANGUAGES, _
from foundation.refusals import Refused
from foundation.viewer import Actor


def create_user(
    *,
    by: Actor,
    sign_in_name: str,
    name: str,
    password_hash: str = NO_PASSWORD,
    name_local: str = "",
    email: str | None = None,
    language: str = DEFAULT,
    must_change_password: bool = True,
    home_id: UUID | None = None,
) -> User:
    """Add a person and answer her. Hash her password before the transaction; without one she cannot sign in yet.

    Raises Refused when the sign-in name is taken or not usable. `home_id` only says whose record tells of it.
    """
    folded = rules.fold_name(sign_in_name)
    taken = {folded} if queries.user_by_name(folded) is not None else set()
    person = add_user(
        by=by, sign_in_name=folded, taken=taken, name=name, password_hash=password_hash, name_local=name_local,
        email=email, language=language, must_change_password=must_change_password, home_id=home_id,
    )  # fmt: skip
    flush()
    return person


def add_user(
    *, by: Actor, sign_in_name: str, taken: Collection[str], name: str, password_hash: str = NO_PASSWORD,
    name_local: str = "", email: str | None = None, language: str = DEFAULT, must_change_password: bool = True,
    home_id: UUID | None = None,
) -> User:  # fmt: skip
    """Add a person as `create_user` does; whoever adds many knows which names are `taken` and sends them together."""
    folded = rules.fold_name(sign_in_name)
    rules.ensure_sign_in_name(folded)
    if folded in taken:
        raise Refused(_("This sign-in name is taken. Choose another."), field="sign_in_name")
    person = User(
        id=new_id(), sign_in_name=folded, name=name, name_local=name_local, email=email or None,
        password_hash=password_hash, password_set_at=clock.now() if password_hash != NO_PASSWORD else None,
        language=language, must_change_password=must_change_password,
    )  # fmt: skip
    db.session.add(person)
    _tell(Event.PERSON_ADDED, by=by, person=person, home=home_id)
    return person


def change_user(person: User, *, by: Actor, **changes: object) -> None:
    """Write new values of name, name_local, email, language or light; says which fields changed."""
    changed = sorted(field for field, value in changes.items() if getattr(person, field) != value)
    for field in changed:
        setattr(person, field, changes[field])
    if changed:
        _tell(Event.PERSON_CHANGED, by=by, person=person, fields=", ".join(changed))


def set_language(person: User, language: str) -> None:
    """Keep the language in which a person reads; an unknown one changes nothing."""
    if language in LANGUAGES:
        person.language = language


def set_light(person: User, light: str) -> None:
    """Keep how a person's pages are lit: auto, day or night; an unknown word changes nothing."""
    if light in LIGHTS:
        person.light = light


def set_password(person: User, *, by: Actor, password_hash: str, keep: UUID | None) -> None:
    """Write a person's own new password and end every sign-in of hers but `keep`."""
    write_password(person, password_hash, must_change=False)
    end_sign_ins(person.id, by=by, why="password changed", keep=keep)
    _tell(Event.PASSWORD_CHANGED, by=by, person=person)


def write_password(person: User, password_hash: str, *, must_change: bool) -> None:
    """Keep the hash of a new password, and whether its person must change it before anything else."""
    person.password_hash, person.password_set_at = password_hash, clock.now()
    person.must_change_password = must_change


def give_first_password(person: User, password_hash: str, *, by: Actor) -> None:
    """Give a person who has none her first password, to be changed at once. Raises Refused where she has one."""
    if person.password_hash != NO_PASSWORD:
        raise Refused(_("This person has a password already."))
    write_password(person, password_hash, must_change=True)
    _tell(Event.FIRST_PASSWORD, by=by, person=person)


def disable(person: User, *, by: Actor, reason: str, home_id: UUID | None = None) -> None:
    """Close an account: all its sign-ins end at once. Raises Refused for oneself and for the last administrator."""
    rules.ensure_reason(reason)
    if by.user_id == person.id:
        raise Refused(_("Nobody closes their own account. Ask another administrator."))
    ensure_administrator_stays(person.id)
    if person.is_disabled:
        return
    person.is_disabled, person.disabled_at = True, clock.now()
    end_sign_ins(person.id, by=by, why="account closed")
    _tell(Event.PERSON_DISABLED, by=by, person=person, home=home_id, reason_given=True)


def enable(person: User, *, by: Actor, reason: str) -> None:
    """Open a closed account again; its posts must still be in force for it to enter."""
    rules.ensure_reason(reason)
    if not person.is_disabled:
        return
    person.is_disabled, person.disabled_at = False, None
    _tell(Event.PERSON_ENABLED, by=by, person=person, reason_given=True)


def ensure_administrator_stays(user_id: UUID) -> None:
    """Refuse what would leave the house without an administrator."""
    if queries.holders_of(Role.ADMINISTRATOR, at=clock.now()) == {user_id}:
        raise Refused(_("This is the only administrator. Give another person that post first."))


def put_off_second_factor(until: datetime, *, by: Actor) -> None:
    """Require the second factor only from `until` on; at most fourteen days away. Raises Refused."""
    if (until - clock.now()).days > rules.PUT_OFF_DAYS:
        raise Refused(_("Choose a day in the next fourteen days."), field="required_from")
    row = db.session.get(HouseSetting, queries.SECOND_FACTOR_FROM) or HouseSetting(
        key=queries.SECOND_FACTOR_FROM
    )
    row.value, row.set_at, row.set_by = until.isoformat(), clock.now(), by.user_id
    db.session.add(row)
    audit.record(Event.SECOND_FACTOR_PUT_OFF, by=by, details={"day": until.date().isoformat()})


def _tell(event: Event, *, by: Actor, person: User, home: UUID | None = None, **details: object) -> None:
    """Record a deed at a person's account: in the organisation's chain, or in that of the home it happened in."""
    said = {"who": person.sign_in_name, **details}
    audit.record(event, by=by, home=home, subject=("person", person.id, person.sign_in_name), details=said)
