"""Who stands behind a token: one statement for the person, her posts, her phone and a seal that she broke."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import Device, HouseSetting, PostHeld, SignIn, User
from accounts.queries import SECOND_FACTOR_FROM, home_columns, is_current
from accounts.roles import Role
from accounts.tokens import hash_token
from foundation.break_glass.models import BrokenSeal
from foundation.break_glass.queries import is_in_force, serial_said
from foundation.db import UtcDateTime, db, kept_alias, kept_aliases
from foundation.disclosures.queries import waiting_for
from foundation.scope import across_homes
from foundation.viewer import Broken, Post


@dataclass(frozen=True)
class Known:
    """Who stands behind a token: the sign-in, the person and the posts she holds now."""

    sign_in_id: UUID
    user_id: UUID
    name: str
    name_local: str
    language: str
    light: str
    last_seen_at: datetime
    absolute_until: datetime
    must_change_password: bool
    has_second_factor: bool
    second_factor_from: datetime | None
    posts: tuple[Post, ...]
    broken_seal: Broken | None
    seals_to_review: int
    exports_waiting: int
    device_id: UUID | None
    device_digest: str
    by_pin: bool


def known_by_token(token: str, *, at: datetime) -> Known | None:
    """Answer the person behind a token in one statement; None when the sign-in or the account is closed.


    Posts are those in force at the moment `at`. Limits of time are not looked at here, nor whether the phone is that
    of the sign-in.
    """
    with across_homes("who asks is known before the home: her posts, and a seal that she broke"):
        rows = db.session.execute(_behind_token(), {"token_hash": hash_token(token), "at": at}).all()
    return _known(rows) if rows else None


@cache
def _behind_token() -> Any:
    """Answer the statement of `known_by_token`, which every request asks: built once."""
    home, at = home_columns(), sa.bindparam("at", type_=UtcDateTime())
    setting = sa.select(HouseSetting.value).where(HouseSetting.key == SECOND_FACTOR_FROM).scalar_subquery()
    seal = kept_alias(BrokenSeal, "known.broken_seal")
    return (
        sa.select(
            SignIn.id.label("sign_in_id"), SignIn.last_seen_at, SignIn.absolute_until,
            SignIn.device_id, SignIn.by_pin, Device.token_digest, Device.withdrawn_at,
            User.id.label("user_id"), User.name, User.name_local, User.language, User.light, User.must_change_password,
            User.totp_confirmed_at, setting.label("required_from"),
            PostHeld.id.label("post_id"), PostHeld.role, PostHeld.home_id, PostHeld.committee_id,
            PostHeld.case_file_id, home.code, home.name.label("home_name"), home.kind, home.for_whom,
            home.name_local.label("home_name_local"), _to_review(at).label("to_review"),
            _exports_waiting(at).label("exports_waiting"),
            seal.id.label("seal_id"), seal.number.label("seal_number"), seal.year.label("seal_year"),
            seal.case_file_id.label("seal_file"), seal.home_id.label("seal_home"), seal.compartments,
            seal.opened_at.label("seal_opened_at"), seal.until_at.label("seal_until_at"),
        )
        .join(User, User.id == SignIn.user_id)
        .outerjoin(Device, Device.id == SignIn.device_id)
        .outerjoin(seal, sa.and_(seal.opened_by == User.id, is_in_force(seal, at)))
        .outerjoin(PostHeld, sa.and_(PostHeld.user_id == User.id, is_current(at)))
        .outerjoin(home.id.table, home.id == PostHeld.home_id)
        .where(
            SignIn.token_hash == sa.bindparam("token_hash"),
            SignIn.ended_at.is_(None),
            SignIn.awaits_code.is_(False),
            User.is_disabled.is_(False),
        )
        .order_by(PostHeld.starts_at, PostHeld.id)
    )  # fmt: skip


def _to_review(at: Any) -> Any:
    """Answer, as a column, how many broken seals wait for a review that this person may write."""
    seal, post = kept_aliases("known.standing_of", BrokenSeal, PostHeld)
    here = sa.and_(
        post.role == Role.SUPERINTENDENT, post.home_id == seal.home_id, seal.is_of_organisation.is_(False)
    )
    reviews = sa.select(post.id).correlate(SignIn, seal).where(
        post.user_id == SignIn.user_id, post.standing == "held", post.starts_at <= at,
        sa.or_(post.ends_at.is_(None), post.ends_at > at), sa.or_(post.role == Role.PRIVACY_OFFICER, here),
    )  # fmt: skip
    waits = (seal.reviewed_at.is_(None), seal.opened_by != SignIn.user_id, reviews.exists())
    return sa.select(sa.func.count(seal.id)).where(*waits).correlate(SignIn).scalar_subquery()


def _exports_waiting(at: Any) -> Any:
    """Answer, as a column, how many exports wait for this person: for her word as the second, or to be made by her."""
    wide, here = kept_aliases("known.exports_waiting", PostHeld, PostHeld)

    def holds(post: Any, *conditions: Any) -> Any:
        held = (post.user_id == SignIn.user_id, post.standing == "held", post.starts_at <= at)
        is_on = sa.or_(post.ends_at.is_(None), post.ends_at > at)
        return sa.select(post.id).where(*held, is_on, *conditions)

    def leads(home_id: Any) -> Any:
        return holds(here, here.role == Role.SUPERINTENDENT, here.home_id == home_id)

    off_site = holds(wide, wide.role.in_((Role.HEAD_OFFICE, Role.PRIVACY_OFFICER))).correlate(SignIn).exists()
    asked = waiting_for(
        SignIn.user_id, at, off_site=off_site,
        homes=lambda home_id: leads(home_id).correlate_except(here).exists(),
    )  # fmt: skip
    return asked.correlate(SignIn).scalar_subquery()


def _known(rows: Sequence[Any]) -> Known:
    first = rows[0]
    posts = tuple(
        Post(
            r.post_id, r.role, r.home_id, r.committee_id, r.case_file_id,
            r.code or "", r.home_name or "", r.kind or "", r.for_whom or "", r.home_name_local or "",
        )
        for r in rows
        if r.post_id is not None
    )  # fmt: skip
    return Known(
        sign_in_id=first.sign_in_id,
        user_id=first.user_id,
        name=first.name,
        name_local=first.name_local,
        language=first.language,
        light=first.light,
        last_seen_at=first.last_seen_at,
        absolute_until=first.absolute_until,
        must_change_password=first.must_change_password,
        has_second_factor=first.totp_confirmed_at is not None,
        second_factor_from=datetime.fromisoformat(first.required_from) if first.required_from else None,
        posts=posts,
        broken_seal=_broken_seal(first) if first.seal_id is not None else None,
        seals_to_review=first.to_review,
        exports_waiting=first.exports_waiting,
        device_id=first.device_id,
        device_digest=(first.token_digest or "") if first.withdrawn_at is None else "",
        by_pin=first.by_pin,
    )


def _broken_seal(row: Any) -> Broken:
    return Broken(
        row.seal_id, serial_said(row.seal_number, row.seal_year), row.seal_file, row.seal_home,
        frozenset(row.compartments.split()), row.seal_opened_at, row.seal_until_at,
    )  # fmt: skip
