"""Shared phones and visit passes."""

revision = "0037_devices"
down_revision = "0036_intake"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take the tables away."""
