"""Reserved."""

revision = "0015_family_1"
down_revision = "0014_identity_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take them away."""
