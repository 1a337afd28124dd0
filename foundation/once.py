"""A form's key: the same form posted twice (a double click, Back, a retry) makes one record."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from flask import Response, g, request
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, UtcDateTime, db, upsert

NOT_CONTENT = frozenset({"csrf_token", "once"})


class OnceKey(Base):
    """A form that was posted: whose, with which key and content, and where its answer led."""

    __tablename__ = "once_key"
    __table_args__ = (sa.PrimaryKeyConstraint("user_id", "key", "digest"),)

    user_id: Mapped[UUID] = mapped_column(sa.Uuid)
    key: Mapped[str] = mapped_column(sa.String(64))
    digest: Mapped[str] = mapped_column(sa.String(64))
    endpoint: Mapped[str] = mapped_column(sa.String(120))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    location: Mapped[str] = mapped_column(sa.String(2000), default="")


def fresh_key() -> str:
    """Answer a key for a form that is about to be shown."""
    return secrets.token_urlsafe(16)


def content_digest() -> str:
    """Answer a digest of what was typed: the same key with other content is another deed, not a repeat."""
    said = sorted((k, v) for k, v in request.form.items(multi=True) if k not in NOT_CONTENT)
    names = sorted((k, f.filename or "") for k, f in request.files.items(multi=True))
    return hashlib.sha256(repr((request.path, said, names)).encode()).hexdigest()


def claim(key: str, *, user_id: UUID, endpoint: str) -> str | None:
    """Claim a form's key in the current transaction; None if it is fresh, else where its first answer led."""
    which = {"user_id": user_id, "key": key[:64], "digest": content_digest()}
    values = {**which, "endpoint": endpoint, "at": clock.now(), "location": ""}
    fresh = upsert(OnceKey).values(**values).on_conflict_do_nothing().returning(OnceKey.key)
    if db.session.execute(fresh).first() is not None:  # a count of rows is not told by every driver
        g.once = which
        return None
    earlier = db.session.scalar(sa.select(OnceKey.location).filter_by(**which))
    return earlier or request.path


def remember(response: Response) -> None:
    """Note where the first answer leads, so that a repeat is led there too."""
    which = g.pop("once", None)
    if which and response.location:
        db.session.execute(sa.update(OnceKey).filter_by(**which).values(location=response.location[:2000]))
