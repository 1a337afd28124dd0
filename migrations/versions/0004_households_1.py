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
        "print_record",
        sa.Column("serial", sa.String(length=12), nullable=False),
        sa.Column("register_id", sa.String(length=60), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("printed_by", sa.Uuid(), nullable=True),
        sa.Column("printed_by_name", sa.String(length=120), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_print_record_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_record")),
        sa.UniqueConstraint("home_id", "serial", name=op.f("uq_print_record_home_id_serial")),
    )
    op.create_index(op.f("ix_print_record_home_id"), "print_record", ["home_id"], unique=False)
    op.create_index(op.f("ix_print_record_register_id"), "print_record", ["register_id"], unique=False)
    op.create_table(
        "print_serial",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_print_serial_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_serial")),
        sa.UniqueConstraint("home_id", "year", name=op.f("uq_print_serial_home_id_year")),
    )
    op.create_index(op.f("ix_print_serial_home_id"), "print_serial", ["home_id"], unique=False)
    op.create_table(
        "register_signature",
        sa.Column("register_id", sa.String(length=60), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("signed_by", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("post", sa.String(length=120), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_register_signature_named")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_register_signature_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_signature")),
        sa.UniqueConstraint("home_id", "register_id", "month", name="uq_register_signature_month"),
    )
    op.create_index(op.f("ix_register_signature_home_id"), "register_signature", ["home_id"], unique=False)
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
    own_home_only(
        "holiday", "print_record", "print_serial", "register_signature", "room", "staff_member", "stored_file"
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("stored_file")
    op.drop_table("staff_member")
    op.drop_table("room")
    op.drop_table("register_signature")
    op.drop_table("print_serial")
    op.drop_table("print_record")
    op.drop_table("holiday")
