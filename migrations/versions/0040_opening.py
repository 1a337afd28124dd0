"""Opening balances."""

revision = "0040_opening"
down_revision = "0039_disclosures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
