"""Reserved."""

revision = "0020_movement"
down_revision = "0019_savings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
