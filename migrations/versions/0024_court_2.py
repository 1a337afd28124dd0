"""A stage of a case can be corrected: it counts its versions."""

import sqlalchemy as sa
from alembic import op

revision = "0024_court_2"
down_revision = "0023_serial"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give every stage its first version."""
    op.add_column("case_stage", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    """Take the version away."""
    op.drop_column("case_stage", "version")
