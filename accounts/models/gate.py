"""The tables of the gate: people who sign in, the posts they hold, their sign-ins and the throttle."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from accounts.roles import ORGANISATION_WIDE, Role
from foundation import clock
from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.languages import DEFAULT, LANGUAGES
from foundation.sealed import Sealed, SealedText

LIGHTS = ("auto", "day", "night")
STANDINGS = ("held", "waiting", "refused")
NO_PASSWORD = "!"  # noqa: S105  a mark, not a password
"""What stands in place of a hash: no password fits it."""


def one_of(column: str, values: object) -> str:
    """Answer the SQL that holds `column` to these fixed words of ours."""
    listed = ", ".join(f"'{value}'" for value in values)  # type: ignore[attr-defined]  any iterable of words
    return f"{column} IN ({listed})"


class User(Keyed, Versioned, Base):
    """A person who signs in. She belongs to no home: her posts say where she works."""

    __tablename__ = "person_account"
    __table_args__ = (
        sa.CheckConstraint(one_of("language", LANGUAGES), name="language_known"),
        sa.CheckConstraint(one_of("light", LIGHTS), name="light_known"),
        sa.CheckConstraint(
            "(is_disabled AND disabled_at IS NOT NULL) OR NOT is_disabled", name="disabled_has_time"
        ),
        sa.CheckConstraint("totp_confirmed_at IS NULL OR totp_secret IS NOT NULL", name="totp_has_secret"),
    )

    sign_in_name: Mapped[str] = mapped_column(Line(80), unique=True)
    name: Mapped[str] = mapped_column(Line(120))
    name_local: Mapped[str] = mapped_column(Line(120), default="")
    email: Mapped[str | None] = mapped_column(Line(254))
    password_hash: Mapped[str] = mapped_column(sa.String(200), default=NO_PASSWORD)
    password_set_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    must_change_password: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(sa.String(8), default=DEFAULT)
    light: Mapped[str] = mapped_column(sa.String(8), default="auto")
    is_disabled: Mapped[bool] = mapped_column(default=False)
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    totp_secret: Mapped[Sealed | None] = mapped_column(SealedText())
    totp_confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    totp_last_step: Mapped[int | None] = mapped_column(sa.BigInteger)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


class RecoveryCode(Keyed, Base):
    """One of ten codes that stand in for a lost phone, once each; only its hash is kept."""

    __tablename__ = "recovery_code"

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"), index=True)
    code_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PostHeld(Keyed, Base):
    """A role held by a person in one home, or in the organisation, from a moment until another.

    `waiting` is a post that a second person has yet to agree to; only a `held` one opens anything.
    """

    __tablename__ = "post"
    __table_args__ = (
        sa.CheckConstraint(one_of("role", Role), name="role_known"),
        sa.CheckConstraint(one_of("standing", STANDINGS), name="standing_known"),
        sa.CheckConstraint("ends_at IS NULL OR ends_at >= starts_at", name="ends_after_start"),
        sa.CheckConstraint(
            f"({one_of('role', sorted(ORGANISATION_WIDE))} AND home_id IS NULL)"
            f" OR (NOT {one_of('role', sorted(ORGANISATION_WIDE))} AND home_id IS NOT NULL)",
            name="home_fits_role",
        ),
        sa.CheckConstraint("agreed_by IS NULL OR agreed_by <> given_by", name="two_persons"),
        sa.Index("ix_post_user_id_ends_at", "user_id", "ends_at"),
        sa.Index("ix_post_home_id_role", "home_id", "role"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    role: Mapped[str] = mapped_column(sa.String(40))
    home_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("home.id"))
    committee_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    case_file_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    standing: Mapped[str] = mapped_column(sa.String(10), default="held")
    given_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    reason: Mapped[str] = mapped_column(Line(300), default="")
    agreed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    agreed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SignIn(Keyed, Base):
    """A session kept on the server: ending the row ends it, whatever the browser still holds."""

    __tablename__ = "sign_in"
    __table_args__ = (sa.Index("ix_sign_in_user_id_ended_at", "user_id", "ended_at"),)

    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    absolute_until: Mapped[datetime] = mapped_column(UtcDateTime)
    awaits_code: Mapped[bool] = mapped_column(default=False)
    second_factor_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    why_ended: Mapped[str | None] = mapped_column(sa.String(30))
    ip: Mapped[str] = mapped_column(sa.String(45), default="")
    agent: Mapped[str] = mapped_column(Line(120), default="")
    device_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    by_pin: Mapped[bool] = mapped_column(default=False, server_default=sa.false())


class Attempt(Base):
    """How often somebody failed lately: by account and address, by address, by account. Keys are hashed."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (sa.PrimaryKeyConstraint("kind", "key_hash"),)

    kind: Mapped[str] = mapped_column(sa.String(20))
    key_hash: Mapped[str] = mapped_column(sa.String(64))
    failures: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class SetupCode(Keyed, Base):
    """The one-time code that opens the set-up page of a house without an organisation; only its hash is kept."""

    __tablename__ = "setup_code"

    code_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class HouseSetting(Base):
    """A setting of the whole house that people change while it runs: a key and a word."""

    __tablename__ = "house_setting"

    key: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Prose)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    set_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
