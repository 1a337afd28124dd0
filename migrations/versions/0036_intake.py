"""Children already living here, and imports."""

revision = "0036_intake"
down_revision = "0035_break_glass"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take the tables away."""
