"""Reserved."""

revision = "0011_reception_1"
down_revision = "0010_counselling"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
