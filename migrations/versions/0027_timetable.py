"""The timetable: periods of the day, hours of teachers, versions with cells, covers of one day."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0027_timetable"
down_revision = "0026_learning"
branch_labels = None
depends_on = None

JOINED = {
    "timetable_id": ("timetable", True),
    "period_id": ("school_period", False),
    "room_id": ("room", True),
}
"""The columns that join a period of the week to its version, its period of the day and its room; which is indexed."""


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "school_period",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("name_local", sa.String(length=40), nullable=False),
        sa.Column("is_break", sa.Boolean(), nullable=False),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_school_period_ends_after_start")),
        sa.CheckConstraint("weekdays BETWEEN 1 AND 127", name=op.f("ck_school_period_weekdays_are_seven")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_school_period_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_period")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_school_period_id_home_id")),
    )
    op.create_index(op.f("ix_school_period_home_id"), "school_period", ["home_id"], unique=False)
    op.create_table(
        "teacher_hours",
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_teacher_hours_ends_after_start")),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_teacher_hours_to_after_from")),
        sa.CheckConstraint("weekdays BETWEEN 1 AND 127", name=op.f("ck_teacher_hours_weekdays_are_seven")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_teacher_hours_home_id")),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["person_account.id"], name=op.f("fk_teacher_hours_teacher_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teacher_hours")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_teacher_hours_id_home_id")),
    )
    op.create_index(op.f("ix_teacher_hours_home_id"), "teacher_hours", ["home_id"], unique=False)
    op.create_index(op.f("ix_teacher_hours_teacher_id"), "teacher_hours", ["teacher_id"], unique=False)
    op.create_table(
        "timetable",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'published') = (published_at IS NOT NULL)",
            name=op.f("ck_timetable_published_says_when"),
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'published', 'discarded')", name=op.f("ck_timetable_state_known")
        ),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_timetable_to_after_from")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_timetable_home_id")),
        sa.ForeignKeyConstraint(
            ["published_by"], ["person_account.id"], name=op.f("fk_timetable_published_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timetable")),
        sa.UniqueConstraint("home_id", "number", name=op.f("uq_timetable_home_id_number")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_timetable_id_home_id")),
    )
    op.create_index(op.f("ix_timetable_home_id"), "timetable", ["home_id"], unique=False)
    op.create_index(
        "uq_timetable_home_id_draft",
        "timetable",
        ["home_id"],
        unique=True,
        sqlite_where=sa.text("state = 'draft'"),
        postgresql_where=sa.text("state = 'draft'"),
    )
    op.create_table(
        "timetable_cell",
        sa.Column("timetable_id", sa.Uuid(), nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_timetable_cell_weekday_of_seven")),
        sa.ForeignKeyConstraint(
            ["class_id", "home_id"],
            ["school_class.id", "school_class.home_id"],
            name=op.f("fk_timetable_cell_class_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_timetable_cell_home_id")),
        sa.ForeignKeyConstraint(
            ["period_id", "home_id"],
            ["school_period.id", "school_period.home_id"],
            name=op.f("fk_timetable_cell_period_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["room_id", "home_id"],
            ["room.id", "room.home_id"],
            name=op.f("fk_timetable_cell_room_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["subject_id", "home_id"],
            ["subject.id", "subject.home_id"],
            name=op.f("fk_timetable_cell_subject_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"], ["person_account.id"], name=op.f("fk_timetable_cell_teacher_id")
        ),
        sa.ForeignKeyConstraint(
            ["timetable_id", "home_id"],
            ["timetable.id", "timetable.home_id"],
            name=op.f("fk_timetable_cell_timetable_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timetable_cell")),
        sa.UniqueConstraint(
            "timetable_id",
            "class_id",
            "period_id",
            "weekday",
            name=op.f("uq_timetable_cell_timetable_id_class_id_period_id_weekday"),
        ),
    )
    op.create_index(op.f("ix_timetable_cell_class_id"), "timetable_cell", ["class_id"], unique=False)
    op.create_index(op.f("ix_timetable_cell_home_id"), "timetable_cell", ["home_id"], unique=False)
    op.create_index(op.f("ix_timetable_cell_period_id"), "timetable_cell", ["period_id"], unique=False)
    op.create_index(op.f("ix_timetable_cell_teacher_id"), "timetable_cell", ["teacher_id"], unique=False)
    op.create_index(op.f("ix_timetable_cell_timetable_id"), "timetable_cell", ["timetable_id"], unique=False)
    op.create_table(
        "cover",
        sa.Column("teaching_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_cover_home_id")),
        sa.ForeignKeyConstraint(["teacher_id"], ["person_account.id"], name=op.f("fk_cover_teacher_id")),
        sa.ForeignKeyConstraint(
            ["teaching_id", "home_id"],
            ["teaching.id", "teaching.home_id"],
            name=op.f("fk_cover_teaching_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cover")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_cover_id_home_id")),
        sa.UniqueConstraint("teaching_id", "day", name=op.f("uq_cover_teaching_id_day")),
    )
    op.create_index(op.f("ix_cover_home_id"), "cover", ["home_id"], unique=False)
    op.create_index("ix_cover_home_id_day", "cover", ["home_id", "day"], unique=False)
    op.create_index(op.f("ix_cover_teacher_id"), "cover", ["teacher_id"], unique=False)
    own_home_only("school_period", "teacher_hours", "timetable", "timetable_cell", "cover")
    with op.batch_alter_table("teaching") as batch:
        for column, (table, _index) in JOINED.items():
            batch.add_column(sa.Column(column, sa.Uuid(), nullable=True))
            name = f"fk_teaching_{column}_home_id"
            batch.create_foreign_key(op.f(name), table, [column, "home_id"], ["id", "home_id"])
        for column, (_table, is_indexed) in JOINED.items():
            if is_indexed:
                batch.create_index(op.f(f"ix_teaching_{column}"), [column])


def downgrade() -> None:
    """Take the columns and tables away."""
    with op.batch_alter_table("teaching") as batch:
        for column, (_table, is_indexed) in JOINED.items():
            if is_indexed:
                batch.drop_index(op.f(f"ix_teaching_{column}"))
            batch.drop_constraint(op.f(f"fk_teaching_{column}_home_id"), type_="foreignkey")
            batch.drop_column(column)
    op.drop_table("cover")
    op.drop_table("timetable_cell")
    op.drop_table("timetable")
    op.drop_table("teacher_hours")
    op.drop_table("school_period")
