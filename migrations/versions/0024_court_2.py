"""Nothing yet."""

revision = "0024_court_2"
down_revision = "0023_serial"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
