"""Nothing yet."""

revision = "0029_care_plan"
down_revision = "0028_health"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
