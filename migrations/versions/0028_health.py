"""Nothing yet."""

revision = "0028_health"
down_revision = "0027_workshop"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
