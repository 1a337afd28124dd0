"""The gatehouse's pages: the cover, one's own account, people and posts."""

from accounts.views import (
    here,
    own,
    people,
    phones,
    posts,
    practice,
    resets,
    second_factor,
    session,
    sign_in,
    switch,
    visits,
)
from accounts.views.blueprint import bp

__all__ = [
    "bp", "here", "own", "people", "phones", "posts", "practice", "resets", "second_factor", "session", "sign_in",
    "switch", "visits",
]  # fmt: skip
