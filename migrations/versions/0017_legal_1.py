"""Reserved."""

revision = "0017_legal_1"
down_revision = "0016_family_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
