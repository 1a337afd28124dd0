"""Reserved."""

revision = "0021_leaving"
down_revision = "0020_movement"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
