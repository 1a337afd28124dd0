"""Classes, teaching, enrolment and the attendance sheet, part 1."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0008_education_1"
down_revision = "0007_residents_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "school_class",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_local", sa.String(length=80), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("room", sa.String(length=80), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_school_class_ends_after_start")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_school_class_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_class")),
        sa.UniqueConstraint(
            "home_id", "name", "starts_on", name=op.f("uq_school_class_home_id_name_starts_on")
        ),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_school_class_id_home_id")),
    )
    op.create_index(op.f("ix_school_class_home_id"), "school_class", ["home_id"], unique=False)
    op.create_table(
        "subject",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_local", sa.String(length=80), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_subject_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subject")),
        sa.UniqueConstraint("home_id", "name", name=op.f("uq_subject_home_id_name")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_subject_id_home_id")),
    )
    op.create_index(op.f("ix_subject_home_id"), "subject", ["home_id"], unique=False)
    op.create_table(
        "enrolment",
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("roll_no", sa.SmallInteger(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_enrolment_to_after_from")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_enrolment_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["class_id", "home_id"],
            ["school_class.id", "school_class.home_id"],
            name=op.f("fk_enrolment_class_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_enrolment_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint(
            "class_id", "case_file_id", "from_on", name=op.f("uq_enrolment_class_id_case_file_id_from_on")
        ),
    )
    op.create_index(op.f("ix_enrolment_case_file_id"), "enrolment", ["case_file_id"], unique=False)
    op.create_index("ix_enrolment_class_id_from_on", "enrolment", ["class_id", "from_on"], unique=False)
    op.create_index(op.f("ix_enrolment_home_id"), "enrolment", ["home_id"], unique=False)
    op.create_table(
        "teaching",
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("room", sa.String(length=80), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_teaching_ends_after_start")),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_teaching_to_after_from")),
        sa.CheckConstraint("weekdays BETWEEN 1 AND 127", name=op.f("ck_teaching_weekdays_are_seven")),
        sa.ForeignKeyConstraint(
            ["class_id", "home_id"],
            ["school_class.id", "school_class.home_id"],
            name=op.f("fk_teaching_class_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_teaching_home_id")),
        sa.ForeignKeyConstraint(
            ["subject_id", "home_id"],
            ["subject.id", "subject.home_id"],
            name=op.f("fk_teaching_subject_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["teacher_id"], ["person_account.id"], name=op.f("fk_teaching_teacher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teaching")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_teaching_id_home_id")),
    )
    op.create_index(op.f("ix_teaching_class_id"), "teaching", ["class_id"], unique=False)
    op.create_index(op.f("ix_teaching_home_id"), "teaching", ["home_id"], unique=False)
    op.create_index(op.f("ix_teaching_subject_id"), "teaching", ["subject_id"], unique=False)
    op.create_index(op.f("ix_teaching_teacher_id"), "teaching", ["teacher_id"], unique=False)
    own_home_only("school_class", "subject", "enrolment", "teaching")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("teaching")
    op.drop_table("enrolment")
    op.drop_table("subject")
    op.drop_table("school_class")
