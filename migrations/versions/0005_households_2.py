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
        "work",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancel_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("mimetype", sa.String(length=100), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'cancelled', 'failed')", name=op.f("ck_work_state_known")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_work_home_id")),
        sa.ForeignKeyConstraint(["user_id"], ["person_account.id"], name=op.f("fk_work_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work")),
    )
    op.create_index(op.f("ix_work_expires_at"), "work", ["expires_at"], unique=False)
    op.create_index(op.f("ix_work_home_id"), "work", ["home_id"], unique=False)
    op.create_index("ix_work_user_id_made_at", "work", ["user_id", "made_at"], unique=False)
    op.create_table(
        "bed",
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=20), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_bed_home_id")),
        sa.ForeignKeyConstraint(
            ["room_id", "home_id"], ["room.id", "room.home_id"], name=op.f("fk_bed_room_id_home_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bed")),
        sa.UniqueConstraint("home_id", "label", name=op.f("uq_bed_home_id_label")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_bed_id_home_id")),
    )
    op.create_index(op.f("ix_bed_home_id"), "bed", ["home_id"], unique=False)
    op.create_index("ix_bed_room_id", "bed", ["room_id"], unique=False)
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
    own_home_only("work", "bed", "staff_training")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("staff_training")
    op.drop_table("bed")
    op.drop_table("work")
