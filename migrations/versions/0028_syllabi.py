"""The workshop: trades, versions of their syllabi, batches."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0028_syllabi"
down_revision = "0027_timetable"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "trade",
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("latest", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_trade_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trade")),
        sa.UniqueConstraint("home_id", "key", name=op.f("uq_trade_home_id_key")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_trade_id_home_id")),
    )
    op.create_index(op.f("ix_trade_home_id"), "trade", ["home_id"], unique=False)
    op.create_table(
        "syllabus",
        sa.Column("trade_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("hours_needed", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("hours_needed > 0", name=op.f("ck_syllabus_hours_needed_some")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_syllabus_home_id")),
        sa.ForeignKeyConstraint(
            ["trade_id", "home_id"], ["trade.id", "trade.home_id"], name=op.f("fk_syllabus_trade_id_home_id")
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_syllabus_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_syllabus")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_syllabus_id_home_id")),
        sa.UniqueConstraint("trade_id", "number", name=op.f("uq_syllabus_trade_id_number")),
    )
    op.create_index(op.f("ix_syllabus_home_id"), "syllabus", ["home_id"], unique=False)
    op.create_table(
        "batch",
        sa.Column("trade_id", sa.Uuid(), nullable=False),
        sa.Column("syllabus_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("trainer_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("is_hobby", sa.Boolean(), nullable=False),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_batch_ends_after_start")),
        sa.CheckConstraint("to_on >= from_on", name=op.f("ck_batch_to_after_from")),
        sa.CheckConstraint("weekdays BETWEEN 1 AND 127", name=op.f("ck_batch_weekdays_are_seven")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_batch_home_id")),
        sa.ForeignKeyConstraint(
            ["room_id", "home_id"], ["room.id", "room.home_id"], name=op.f("fk_batch_room_id_home_id")
        ),
        sa.ForeignKeyConstraint(
            ["syllabus_id", "home_id"],
            ["syllabus.id", "syllabus.home_id"],
            name=op.f("fk_batch_syllabus_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["trade_id", "home_id"], ["trade.id", "trade.home_id"], name=op.f("fk_batch_trade_id_home_id")
        ),
        sa.ForeignKeyConstraint(["trainer_id"], ["person_account.id"], name=op.f("fk_batch_trainer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("home_id", "name", name=op.f("uq_batch_home_id_name")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_batch_id_home_id")),
    )
    op.create_index(op.f("ix_batch_home_id"), "batch", ["home_id"], unique=False)
    op.create_index(op.f("ix_batch_room_id"), "batch", ["room_id"], unique=False)
    op.create_index(op.f("ix_batch_syllabus_id"), "batch", ["syllabus_id"], unique=False)
    op.create_index(op.f("ix_batch_trade_id"), "batch", ["trade_id"], unique=False)
    op.create_index(op.f("ix_batch_trainer_id"), "batch", ["trainer_id"], unique=False)
    op.create_table(
        "syllabus_module",
        sa.Column("syllabus_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("hours > 0", name=op.f("ck_syllabus_module_hours_some")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_syllabus_module_home_id")),
        sa.ForeignKeyConstraint(
            ["syllabus_id", "home_id"],
            ["syllabus.id", "syllabus.home_id"],
            name=op.f("fk_syllabus_module_syllabus_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_syllabus_module")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_syllabus_module_id_home_id")),
        sa.UniqueConstraint("syllabus_id", "position", name=op.f("uq_syllabus_module_syllabus_id_position")),
    )
    op.create_index(op.f("ix_syllabus_module_home_id"), "syllabus_module", ["home_id"], unique=False)
    op.create_table(
        "competency",
        sa.Column("module_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_competency_home_id")),
        sa.ForeignKeyConstraint(
            ["module_id", "home_id"],
            ["syllabus_module.id", "syllabus_module.home_id"],
            name=op.f("fk_competency_module_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competency")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_competency_id_home_id")),
        sa.UniqueConstraint("module_id", "position", name=op.f("uq_competency_module_id_position")),
    )
    op.create_index(op.f("ix_competency_home_id"), "competency", ["home_id"], unique=False)
    own_home_only("trade", "syllabus", "batch", "syllabus_module", "competency")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("competency")
    op.drop_table("syllabus_module")
    op.drop_table("batch")
    op.drop_table("syllabus")
    op.drop_table("trade")
