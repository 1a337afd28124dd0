"""First passwords of the people whose accounts an import opened: made here, shown once, printed as slips."""

from uuid import UUID

import sqlalchemy as sa
from flask import g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from accounts import actions, passwords
from accounts.models import NO_PASSWORD, User
from foundation.access import begin, reads, viewer, writes
from foundation.db import db
from foundation.intake import IntakeMade
from homes.intake_accounts import ACCOUNTS
from office.permissions import May
from office.views.blueprint import bp
from office.views.intake import found_here

AT_ONCE = 10
"""Slips of one sheet of paper; hashing as many takes a few seconds on an old machine."""


def _is_of_accounts(intake_id: UUID) -> bool:
    return found_here(intake_id)[1].id == ACCOUNTS.id


def _without_password(intake_id: UUID) -> list[User]:
    """Answer who of an import has no password yet, by name."""
    made = sa.select(IntakeMade.row_id).where(
        IntakeMade.intake_id == intake_id,
        IntakeMade.table_name == User.__tablename__,
        IntakeMade.before.is_(None),
    )
    asked = sa.select(User).where(
        User.id.in_(made), User.password_hash == NO_PASSWORD, User.is_disabled.is_(False)
    )
    return list(db.session.scalars(asked.order_by(User.name, User.sign_in_name)))


def _back(intake_id: UUID) -> ResponseReturnValue:
    """Lead to an import that made no accounts: it has no passwords to give."""
    return redirect(url_for("office.show_intake", intake_id=intake_id), code=303)


@bp.get("/imports/<uuid:intake_id>/passwords")
@reads(May.INTAKE_RUN)
def show_first_passwords(intake_id: UUID) -> ResponseReturnValue:
    """Who of an import waits for her first password."""
    if not _is_of_accounts(intake_id):
        return _back(intake_id)
    waiting = _without_password(intake_id)
    return render_template(
        "office/first_passwords.html",
        intake_id=intake_id,
        waiting=waiting,
        at_once=min(AT_ONCE, len(waiting)),
    )


@bp.post("/imports/<uuid:intake_id>/passwords")
@writes(May.INTAKE_RUN, begins_late=True)
def make_first_passwords(intake_id: UUID) -> ResponseReturnValue:
    """Make the first passwords of a sheet of people and show them, this once, as slips to be cut and handed over."""
    if not _is_of_accounts(intake_id):
        return _back(intake_id)
    plain = {person.id: passwords.first_password() for person in _without_password(intake_id)[:AT_ONCE]}
    hashed = {user_id: passwords.hash_password(password) for user_id, password in plain.items()}
    begin()
    waiting = _without_password(intake_id)
    slips = []
    for person in waiting:
        if person.id in plain:
            actions.give_first_password(person, hashed[person.id], by=viewer())
            slips.append((person, plain[person.id]))
    return render_template(
        "office/password_slips.html", intake_id=intake_id, slips_of=slips, more=len(waiting) - len(slips),
        home_name=g.home.name,
    )  # fmt: skip
