"""Reserved."""

revision = "0013_identity_1"
down_revision = "0012_reception_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
