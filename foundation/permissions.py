"""What the ground floor itself lets a signed-in person do: keep what she types."""

from enum import StrEnum


class May(StrEnum):
    """Permissions of the ground floor."""

    DRAFT_KEEP = "foundation.draft.keep"
