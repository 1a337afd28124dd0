"""Drafts: what a person is typing, kept on the server while she types, sealed under her own key, hers alone."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.datastructures import MultiDict

from foundation import clock
from foundation.db import Base, Keyed, UtcDateTime, db
from foundation.sealed import Sealed, SealedText, Unreadable, seal

AT_MOST = 400_000
KEPT_FOR = timedelta(days=30)
NOT_KEPT = frozenset({"csrf_token", "once", "password", "code", "version"})


class Draft(Keyed, Base):
    """One half-typed form of one person, known by the address of its page."""

    __tablename__ = "draft"
    __table_args__ = (sa.UniqueConstraint("user_id", "place"),)

    user_id: Mapped[UUID] = mapped_column(sa.Uuid)
    place: Mapped[str] = mapped_column(sa.String(300))
    fields: Mapped[Sealed] = mapped_column(SealedText())
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def keep(place: str, fields: Mapping[str, Any], *, user_id: UUID) -> datetime:
    """Keep what is typed at `place`; the newest replaces the one before. Raises ValueError when it is too much."""
    kept = {str(k): v for k, v in fields.items() if k not in NOT_KEPT}
    text = json.dumps(kept, ensure_ascii=False)
    if len(text) > AT_MOST:
        raise ValueError("a draft of this size is not kept")
    draft = _find(place, user_id) or Draft(user_id=user_id, place=place[:300])
    draft.fields, draft.kept_at = seal(text, owner=("person", user_id)), clock.now()
    db.session.add(draft)
    return draft.kept_at


def kept(place: str, *, user_id: UUID) -> tuple[MultiDict[str, str], datetime] | None:
    """Answer what its writer left at `place`, ready to fill a form, and when; None if there is nothing."""
    draft = _find(place, user_id)
    if draft is None:
        return None
    try:
        fields = json.loads(draft.fields.open())
    except Unreadable:
        return None
    pairs = [(k, str(x)) for k, v in fields.items() for x in (v if isinstance(v, list) else [v])]
    return MultiDict(pairs), draft.kept_at


def throw_away(place: str, *, user_id: UUID) -> None:
    """Forget the draft at `place`: its form was saved, or its writer does not want it."""
    db.session.execute(sa.delete(Draft).where(Draft.user_id == user_id, Draft.place == place[:300]))


def sweep() -> int:
    """Forget drafts that nobody touched for thirty days; answers how many."""
    gone = db.session.execute(sa.delete(Draft).where(Draft.kept_at < clock.now() - KEPT_FOR))
    return int(getattr(gone, "rowcount", 0))


def _find(place: str, user_id: UUID) -> Draft | None:
    return db.session.scalar(sa.select(Draft).where(Draft.user_id == user_id, Draft.place == place[:300]))
