"""Classes, teaching, enrolment and the attendance sheet, part 2."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0009_education_2"
down_revision = "0008_education_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "attendance_sheet",
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("teaching_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("slot", sa.String(length=60), nullable=False),
        sa.Column("period", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason_not_held", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("marked_by", sa.Uuid(), nullable=True),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'not_held' OR reason_not_held <> ''", name=op.f("ck_attendance_sheet_not_held_says_why")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'held', 'not_held')", name=op.f("ck_attendance_sheet_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["person_account.id"], name=op.f("fk_attendance_sheet_changed_by")
        ),
        sa.ForeignKeyConstraint(
            ["class_id", "home_id"],
            ["school_class.id", "school_class.home_id"],
            name=op.f("fk_attendance_sheet_class_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_attendance_sheet_home_id")),
        sa.ForeignKeyConstraint(
            ["marked_by"], ["person_account.id"], name=op.f("fk_attendance_sheet_marked_by")
        ),
        sa.ForeignKeyConstraint(
            ["teaching_id", "home_id"],
            ["teaching.id", "teaching.home_id"],
            name=op.f("fk_attendance_sheet_teaching_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_sheet")),
        sa.UniqueConstraint("class_id", "day", "slot", name=op.f("uq_attendance_sheet_class_id_day_slot")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_attendance_sheet_id_home_id")),
    )
    op.create_index(op.f("ix_attendance_sheet_home_id"), "attendance_sheet", ["home_id"], unique=False)
    op.create_index("ix_attendance_sheet_home_id_day", "attendance_sheet", ["home_id", "day"], unique=False)
    op.create_index(
        op.f("ix_attendance_sheet_teaching_id"), "attendance_sheet", ["teaching_id"], unique=False
    )
    op.create_table(
        "attendance_correction",
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("old_mark", sa.String(length=20), nullable=False),
        sa.Column("old_reason", sa.String(length=20), nullable=False),
        sa.Column("old_words", sa.String(length=200), nullable=False),
        sa.Column("new_mark", sa.String(length=20), nullable=False),
        sa.Column("new_reason", sa.String(length=20), nullable=False),
        sa.Column("new_words", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("corrected_by", sa.Uuid(), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_attendance_correction_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["corrected_by"], ["person_account.id"], name=op.f("fk_attendance_correction_corrected_by")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_attendance_correction_home_id")),
        sa.ForeignKeyConstraint(
            ["sheet_id", "home_id"],
            ["attendance_sheet.id", "attendance_sheet.home_id"],
            name=op.f("fk_attendance_correction_sheet_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_correction")),
    )
    op.create_index(
        op.f("ix_attendance_correction_case_file_id"), "attendance_correction", ["case_file_id"], unique=False
    )
    op.create_index(
        op.f("ix_attendance_correction_home_id"), "attendance_correction", ["home_id"], unique=False
    )
    op.create_index(
        op.f("ix_attendance_correction_sheet_id"), "attendance_correction", ["sheet_id"], unique=False
    )
    op.create_table(
        "attendance_mark",
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("marked_by", sa.Uuid(), nullable=True),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "mark <> 'absent' OR reason <> ''", name=op.f("ck_attendance_mark_absent_says_why")
        ),
        sa.CheckConstraint(
            "mark IN ('present', 'absent', 'void')", name=op.f("ck_attendance_mark_mark_known")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_attendance_mark_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_attendance_mark_home_id")),
        sa.ForeignKeyConstraint(
            ["marked_by"], ["person_account.id"], name=op.f("fk_attendance_mark_marked_by")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id", "home_id"],
            ["attendance_sheet.id", "attendance_sheet.home_id"],
            name=op.f("fk_attendance_mark_sheet_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("sheet_id", "case_file_id", name=op.f("pk_attendance_mark")),
    )
    op.create_index(
        op.f("ix_attendance_mark_case_file_id"), "attendance_mark", ["case_file_id"], unique=False
    )
    op.create_index(op.f("ix_attendance_mark_home_id"), "attendance_mark", ["home_id"], unique=False)
    own_home_only("attendance_sheet", "attendance_correction", "attendance_mark")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("attendance_mark")
    op.drop_table("attendance_correction")
    op.drop_table("attendance_sheet")
