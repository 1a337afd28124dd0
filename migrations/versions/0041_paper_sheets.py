"""Sheets on paper."""

revision = "0041_paper_sheets"
down_revision = "0040_opening"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
