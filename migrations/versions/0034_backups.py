"""Copies of the house and what was verified of them."""

revision = "0034_backups"
down_revision = "0033_door"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take the tables away."""
