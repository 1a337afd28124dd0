"""Reserved."""

revision = "0018_legal_2"
down_revision = "0017_legal_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
