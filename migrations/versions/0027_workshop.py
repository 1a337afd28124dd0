"""Nothing yet."""

revision = "0027_workshop"
down_revision = "0026_timetable"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
