"""Reserved."""

revision = "0019_savings"
down_revision = "0018_legal_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
