"""Break-glass."""

revision = "0035_break_glass"
down_revision = "0034_backups"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take the tables away."""
