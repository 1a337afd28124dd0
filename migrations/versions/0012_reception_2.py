"""Reserved."""

revision = "0012_reception_2"
down_revision = "0011_reception_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
