"""What stood in a row before an import changed it."""

import sqlalchemy as sa
from alembic import op

revision = "0040_opening"
down_revision = "0039_disclosures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("intake_made", sa.Column("before", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take the column away."""
    op.drop_column("intake_made", "before")
