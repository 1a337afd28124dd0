"""Nothing yet."""

revision = "0030_aftercare"
down_revision = "0029_care_plan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
