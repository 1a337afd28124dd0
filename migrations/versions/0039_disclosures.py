"""Disclosures and exports."""

revision = "0039_disclosures"
down_revision = "0038_health_and_plan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
