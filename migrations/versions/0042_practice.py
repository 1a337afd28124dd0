"""A home to practise in."""

revision = "0042_practice"
down_revision = "0041_paper_sheets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
