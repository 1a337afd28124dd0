"""Reserved."""

revision = "0014_identity_2"
down_revision = "0013_identity_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
