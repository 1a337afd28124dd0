"""The child, her file in a home, and her stays, part 1."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0006_residents_1"
down_revision = "0005_households_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "child",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_local", sa.String(length=120), nullable=False),
        sa.Column("name_kind", sa.String(length=10), nullable=False),
        sa.Column("name_key", sa.String(length=300), nullable=False),
        sa.Column("sex", sa.String(length=6), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("age_years_stated", sa.Integer(), nullable=True),
        sa.Column("age_stated_on", sa.Date(), nullable=True),
        sa.Column("age_stated_by", sa.String(length=120), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("father_name", sa.String(length=120), nullable=False),
        sa.Column("father_name_key", sa.String(length=300), nullable=False),
        sa.Column("mother_name", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("sex in ('girl', 'boy', 'other')", name=op.f("ck_child_sex")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child")),
    )
    op.create_index(op.f("ix_child_father_name_key"), "child", ["father_name_key"], unique=False)
    op.create_index(op.f("ix_child_name_key"), "child", ["name_key"], unique=False)
    op.create_table(
        "case_file",
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("committee_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_case_file_child_id")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_case_file_committee_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_case_file_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("code", name=op.f("uq_case_file_code")),
        sa.UniqueConstraint("home_id", "child_id", name=op.f("uq_case_file_home_id_child_id")),
        sa.UniqueConstraint("home_id", "year", "serial", name=op.f("uq_case_file_home_id_year_serial")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_case_file_id_home_id")),
    )
    op.create_index(op.f("ix_case_file_child_id"), "case_file", ["child_id"], unique=False)
    op.create_index(op.f("ix_case_file_committee_id"), "case_file", ["committee_id"], unique=False)
    op.create_index(op.f("ix_case_file_home_id"), "case_file", ["home_id"], unique=False)
    op.create_table(
        "resident_serial",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_resident_serial_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident_serial")),
        sa.UniqueConstraint("home_id", "kind", "year", name=op.f("uq_resident_serial_home_id_kind_year")),
    )
    op.create_index(op.f("ix_resident_serial_home_id"), "resident_serial", ["home_id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("as_role", sa.String(length=20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("to_on is null or to_on >= from_on", name=op.f("ck_assignment_to_after_from")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_assignment_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_assignment_home_id")),
        sa.ForeignKeyConstraint(["user_id"], ["person_account.id"], name=op.f("fk_assignment_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_case_file_id"), "assignment", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_assignment_home_id"), "assignment", ["home_id"], unique=False)
    op.create_index("ix_assignment_user_id_to_on", "assignment", ["user_id", "to_on"], unique=False)
    op.create_table(
        "correction",
        sa.Column("subject_table", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("old_text", sa.Text(), nullable=False),
        sa.Column("new_text", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person_account.id"], name=op.f("fk_correction_by")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_correction_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_correction_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_case_file_id"), "correction", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_correction_home_id"), "correction", ["home_id"], unique=False)
    op.create_index("ix_correction_subject_id", "correction", ["subject_id"], unique=False)
    op.create_table(
        "photo_of",
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person_account.id"], name=op.f("fk_photo_of_added_by")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_photo_of_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_photo_of_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_of")),
    )
    op.create_index(op.f("ix_photo_of_case_file_id"), "photo_of", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_photo_of_home_id"), "photo_of", ["home_id"], unique=False)
    own_home_only("case_file", "resident_serial", "assignment", "correction", "photo_of")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("photo_of")
    op.drop_table("correction")
    op.drop_table("assignment")
    op.drop_table("resident_serial")
    op.drop_table("case_file")
    op.drop_table("child")
