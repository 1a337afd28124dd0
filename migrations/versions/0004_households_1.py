"""Rooms, beds, staff, holidays, files and registers of a home, part 1."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0004_households_1"
down_revision = "0003_accounts_and_homes_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "holiday",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_holiday_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
        sa.UniqueConstraint("home_id", "day", name=op.f("uq_holiday_home_id_day")),
    )
    op.create_index(op.f("ix_holiday_home_id"), "holiday", ["home_id"], unique=False)
    op.create_table(
        "room",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("used_for", sa.String(length=12), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_room_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sa.UniqueConstraint("home_id", "name", name=op.f("uq_room_home_id_name")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_room_id_home_id")),
    )
    op.create_index(op.f("ix_room_home_id"), "room", ["home_id"], unique=False)
    op.create_table(
        "staff_member",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_local", sa.String(length=120), nullable=False),
        sa.Column("designation", sa.String(length=20), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("leaving_reason", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("police_verified_on", sa.Date(), nullable=True),
        sa.Column("police_verification_ref", sa.String(length=80), nullable=False),
        sa.Column("police_valid_until", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "left_on is null or left_on >= joined_on", name=op.f("ck_staff_member_left_after_joining")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_staff_member_home_id")),
        sa.ForeignKeyConstraint(["user_id"], ["person_account.id"], name=op.f("fk_staff_member_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_member")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_staff_member_id_home_id")),
    )
    op.create_index(op.f("ix_staff_member_home_id"), "staff_member", ["home_id"], unique=False)
    op.create_index(op.f("ix_staff_member_user_id"), "staff_member", ["user_id"], unique=False)
    op.create_table(
        "stored_file",
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("thumb_of", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_stored_file_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_stored_file_id_home_id")),
    )
    op.create_index(op.f("ix_stored_file_home_id"), "stored_file", ["home_id"], unique=False)
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
    own_home_only("holiday", "room", "staff_member", "stored_file", "work", "bed")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("bed")
    op.drop_table("work")
    op.drop_table("stored_file")
    op.drop_table("staff_member")
    op.drop_table("room")
    op.drop_table("holiday")
