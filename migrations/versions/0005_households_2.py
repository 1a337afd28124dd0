"""Rooms, beds, staff, holidays, files and registers of a home, part 2."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0005_households_2"
down_revision = "0004_households_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "staff_training",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("given_by", sa.String(length=160), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_staff_training_home_id")),
        sa.ForeignKeyConstraint(
            ["staff_id", "home_id"],
            ["staff_member.id", "staff_member.home_id"],
            name=op.f("fk_staff_training_staff_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_training")),
    )
    op.create_index(op.f("ix_staff_training_home_id"), "staff_training", ["home_id"], unique=False)
    op.create_index("ix_staff_training_staff_id", "staff_training", ["staff_id"], unique=False)
    own_home_only("staff_training")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("staff_training")
