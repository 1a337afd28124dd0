"""Nothing yet."""

revision = "0025_onward_2"
down_revision = "0024_court_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
