"""What became of each thing and which entry of her savings it is, who of the staff takes her, her words on leaving."""

import sqlalchemy as sa
from alembic import op

revision = "0025_onward_2"
down_revision = "0024_court_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("belonging", sa.Column("entry_id", sa.Uuid(), nullable=True))
    op.add_column(
        "belonging", sa.Column("went_why", sa.String(length=200), nullable=False, server_default="")
    )
    op.add_column("away", sa.Column("escort_staff_id", sa.Uuid(), nullable=True))
    op.add_column("leaving_plan", sa.Column("leaving_words", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take the columns away."""
    op.drop_column("leaving_plan", "leaving_words")
    op.drop_column("away", "escort_staff_id")
    op.drop_column("belonging", "went_why")
    op.drop_column("belonging", "entry_id")
