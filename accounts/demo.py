"""The demonstration's people: who signs in, which posts they hold, and their doing things in their own name."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import pyotp
import sqlalchemy as sa

from accounts import actions, passwords, queries
from accounts.models import NO_PASSWORD, PostHeld, User
from accounts.roles import SECOND_FACTOR, Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import db
from foundation.demonstration import Demo, Entrance, moment
from foundation.viewer import Actor, Post, Viewer

ADMINISTRATOR, HEAD_OFFICE = "tapan.kisku", "madhuri.bhowmick"
ORGANISATION = (
    (ADMINISTRATOR, "Tapan Kisku", "তপন কিস্কু", Role.ADMINISTRATOR),
    (HEAD_OFFICE, "Madhuri Bhowmick", "মাধুরী ভৌমিক", Role.HEAD_OFFICE),
    ("anjan.basak", "Anjan Basak", "অঞ্জন বসাক", Role.PRIVACY_OFFICER),
)


@dataclass
class Person:
    """Somebody with an account; `shown_as` is the role for which the demonstration shows how she signs in."""

    sign_in_name: str
    name: str
    name_local: str = ""
    shown_as: Role | None = None
    language: str = "en_IN"
    user_id: UUID | None = None
    posts: tuple[Post, ...] = ()
    password: str = field(default="", repr=False)
    password_hash: str = field(default=NO_PASSWORD, repr=False)

    def viewer(self) -> Viewer:
        """Answer her as a doer of deeds; no sign-in stands behind it."""
        if self.user_id is None:
            raise LookupError(f"{self.sign_in_name} has no account yet")
        return Viewer(self.user_id, self.name, None, self.posts, self.language)  # type: ignore[arg-type]  nobody signed in

    @property
    def known_id(self) -> UUID:
        """Answer her id; she must have an account by now."""
        return self.viewer().user_id


def people(demo: Demo) -> dict[str, Person]:
    """Answer everybody with an account, by sign-in name."""
    return demo.shelf.setdefault("people", {})


def person(demo: Demo, sign_in_name: str) -> Person:
    """Answer one of them."""
    return people(demo)[sign_in_name]


def cast(demo: Demo, who: Person) -> Person:
    """Put a person on the list; for one who is shown, a password is thought of and hashed now, before any writing."""
    people(demo)[who.sign_in_name] = who
    if who.shown_as is not None:
        who.password = demo.password or passwords.first_password()
        who.password_hash = _hash_of(demo, who.password)
    return who


def _hash_of(demo: Demo, password: str) -> str:
    """Answer the hash of a password; one that everybody has is hashed once."""
    known: dict[str, str] = demo.shelf.setdefault("hashes", {})
    if password not in known:
        known[password] = passwords.hash_password(password)
    return known[password]


def plan(demo: Demo) -> None:
    """Plan the people of the organisation: the first two are made by the house itself."""
    for n, (sign_in_name, name, local, role) in enumerate(ORGANISATION):
        who = cast(demo, Person(sign_in_name, name, local, shown_as=role))
        demo.plan(moment(demo.first_day, 6, n), _found, demo, who, role)


def _found(demo: Demo, who: Person, role: Role) -> None:
    is_first = who.sign_in_name in (ADMINISTRATOR, HEAD_OFFICE)
    by = SYSTEM if is_first else person(demo, ADMINISTRATOR).viewer()
    open_account(demo, who, by=by)
    give(demo, who, role, None, by=by, reason="The house is set up")


def open_account(demo: Demo, who: Person, *, by: Actor | None = None, home_id: UUID | None = None) -> None:
    """Open somebody's account; one who is shown gets her password, and a code app where her role asks for one."""
    by = by or person(demo, ADMINISTRATOR).viewer()
    made = actions.create_user(
        by=by, sign_in_name=who.sign_in_name, name=who.name, name_local=who.name_local, language=who.language,
        password_hash=who.password_hash, must_change_password=False, home_id=home_id,
    )  # fmt: skip
    who.user_id = made.id
    if who.shown_as is not None:
        secret = _set_code_app(made, who) if who.shown_as in SECOND_FACTOR else ""
        role = str(who.shown_as)
        demo.entrances.append(
            Entrance(role, who.sign_in_name, who.name, who.password, secret, lambda: who.posts)
        )


def _set_code_app(made: User, who: Person) -> str:
    secret = pyotp.random_base32(32)
    actions.keep_secret(made, secret=secret)
    code = pyotp.totp.TOTP(secret).at(clock.now())
    actions.confirm_second_factor(made, by=who.viewer(), typed=code)
    return secret


def give(
    demo: Demo, who: Person, role: Role, home_id: UUID | None, *, by: Actor | None = None, reason: str,
    ends_at: datetime | None = None, committee_id: UUID | None = None, case_file_id: UUID | None = None,
) -> None:  # fmt: skip
    """Give a person a post now; head office agrees to the heavy ones as the second person."""
    by = by or person(demo, ADMINISTRATOR).viewer()
    user = db.session.scalars(sa.select(User).where(User.id == who.user_id)).one()
    held = actions.give_post(
        by=by, user=user, role=role, home_id=home_id, starts_at=clock.now(), ends_at=ends_at, reason=reason,
        committee_id=committee_id, case_file_id=case_file_id,
    )  # fmt: skip
    if held.standing == "waiting":
        actions.agree_post(held, by=person(demo, HEAD_OFFICE).viewer())
    who.posts = (*who.posts, Post(held.id, str(role), home_id, committee_id, case_file_id))


def end_posts(demo: Demo, who: Person, *, home_id: UUID | None, reason: str) -> None:
    """End the posts that a person holds in a home now."""
    asked = sa.select(PostHeld).where(queries.is_current(clock.now()), PostHeld.user_id == who.user_id)
    for held in db.session.scalars(asked.where(PostHeld.home_id == home_id)).all():
        actions.end_post(held, by=person(demo, ADMINISTRATOR).viewer(), reason=reason)
    who.posts = tuple(p for p in who.posts if p.home_id != home_id)
