"""Moving house."""

revision = "0043_moving_house"
down_revision = "0042_practice"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
