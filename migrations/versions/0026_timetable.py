"""Nothing yet."""

revision = "0026_timetable"
down_revision = "0025_onward_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
