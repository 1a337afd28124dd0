"""Nothing yet."""

revision = "0031_door"
down_revision = "0030_aftercare"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
