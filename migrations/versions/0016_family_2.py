"""Reserved."""

revision = "0016_family_2"
down_revision = "0015_family_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
