"""A child's learning: schools outside with their slips, and her levels."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0026_learning"
down_revision = "0025_onward_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "learning_level",
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("occasion", sa.String(length=8), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("step BETWEEN 0 AND 4", name=op.f("ck_learning_level_step_of_five")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_learning_level_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_learning_level_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_learning_level_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning_level")),
        sa.UniqueConstraint(
            "case_file_id", "area", "seen_on", name=op.f("uq_learning_level_case_file_id_area_seen_on")
        ),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_learning_level_id_home_id")),
    )
    op.create_index(op.f("ix_learning_level_case_file_id"), "learning_level", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_learning_level_home_id"), "learning_level", ["home_id"], unique=False)
    op.create_table(
        "outside_school",
        sa.Column("school", sa.String(length=160), nullable=False),
        sa.Column("udise", sa.String(length=11), nullable=False),
        sa.Column("board", sa.String(length=20), nullable=False),
        sa.Column("class_name", sa.String(length=40), nullable=False),
        sa.Column("roll_no", sa.String(length=20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("why_ended", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "udise = '' OR length(udise) = 11", name=op.f("ck_outside_school_udise_has_eleven")
        ),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_outside_school_to_after_from")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_outside_school_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_outside_school_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_school")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_outside_school_id_home_id")),
    )
    op.create_index(op.f("ix_outside_school_case_file_id"), "outside_school", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_outside_school_home_id"), "outside_school", ["home_id"], unique=False)
    op.create_index(
        "uq_outside_school_open",
        "outside_school",
        ["case_file_id"],
        unique=True,
        sqlite_where=sa.text("to_on IS NULL"),
        postgresql_where=sa.text("to_on IS NULL"),
    )
    op.create_table(
        "school_slip",
        sa.Column("outside_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("days_open", sa.SmallInteger(), nullable=False),
        sa.Column("days_present", sa.SmallInteger(), nullable=False),
        sa.Column("remark", sa.String(length=200), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("days_open BETWEEN 0 AND 31", name=op.f("ck_school_slip_days_of_a_month")),
        sa.CheckConstraint(
            "days_present BETWEEN 0 AND days_open", name=op.f("ck_school_slip_present_when_open")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_school_slip_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_school_slip_home_id")),
        sa.ForeignKeyConstraint(
            ["outside_id", "home_id"],
            ["outside_school.id", "outside_school.home_id"],
            name=op.f("fk_school_slip_outside_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_school_slip_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_slip")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_school_slip_id_home_id")),
        sa.UniqueConstraint("outside_id", "month", name=op.f("uq_school_slip_outside_id_month")),
    )
    op.create_index(op.f("ix_school_slip_case_file_id"), "school_slip", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_school_slip_home_id"), "school_slip", ["home_id"], unique=False)
    op.create_index(op.f("ix_school_slip_outside_id"), "school_slip", ["outside_id"], unique=False)
    own_home_only("learning_level", "outside_school", "school_slip")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("school_slip")
    op.drop_table("outside_school")
    op.drop_table("learning_level")
