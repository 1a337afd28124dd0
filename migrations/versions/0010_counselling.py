"""Counselling sessions, their corrections and who may open the notes."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0010_counselling"
down_revision = "0009_education_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "counselling_session",
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("counsellor_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("issues", sa.JSON(), nullable=False),
        sa.Column("mood", sa.String(length=12), nullable=False),
        sa.Column("brought", sa.LargeBinary(), nullable=True),
        sa.Column("done", sa.LargeBinary(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("risk", sa.String(length=8), nullable=False),
        sa.Column("safety_instruction", sa.String(length=300), nullable=False),
        sa.Column("process_notes", sa.LargeBinary(), nullable=True),
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('individual', 'group', 'family', 'telephone', 'crisis')",
            name=op.f("ck_counselling_session_kind_known"),
        ),
        sa.CheckConstraint(
            "mood IN ('very_low', 'low', 'middling', 'well', 'did_not_say')",
            name=op.f("ck_counselling_session_mood_known"),
        ),
        sa.CheckConstraint(
            "risk = 'none' OR safety_instruction <> ''",
            name=op.f("ck_counselling_session_risk_has_instruction"),
        ),
        sa.CheckConstraint(
            "risk IN ('none', 'watch', 'danger')", name=op.f("ck_counselling_session_risk_known")
        ),
        sa.CheckConstraint("minutes BETWEEN 1 AND 480", name=op.f("ck_counselling_session_minutes_in_a_day")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_counselling_session_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["counsellor_id"], ["person_account.id"], name=op.f("fk_counselling_session_counsellor_id")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_counselling_session_home_id")),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["person_account.id"], name=op.f("fk_counselling_session_reader_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counselling_session")),
        sa.UniqueConstraint(
            "case_file_id", "number", name=op.f("uq_counselling_session_case_file_id_number")
        ),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_counselling_session_id_home_id")),
    )
    op.create_index(
        op.f("ix_counselling_session_counsellor_id"), "counselling_session", ["counsellor_id"], unique=False
    )
    op.create_index(
        "ix_counselling_session_file_happened",
        "counselling_session",
        ["case_file_id", "happened_at"],
        unique=False,
    )
    op.create_index(
        "ix_counselling_session_home_happened",
        "counselling_session",
        ["home_id", "happened_at"],
        unique=False,
    )
    op.create_index(op.f("ix_counselling_session_home_id"), "counselling_session", ["home_id"], unique=False)
    op.create_table(
        "process_note_reader",
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("owner_id <> reader_id", name=op.f("ck_process_note_reader_reader_is_another")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_process_note_reader_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_process_note_reader_home_id")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person_account.id"], name=op.f("fk_process_note_reader_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["person_account.id"], name=op.f("fk_process_note_reader_reader_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process_note_reader")),
        sa.UniqueConstraint(
            "case_file_id",
            "owner_id",
            "reader_id",
            name=op.f("uq_process_note_reader_case_file_id_owner_id_reader_id"),
        ),
    )
    op.create_index(op.f("ix_process_note_reader_home_id"), "process_note_reader", ["home_id"], unique=False)
    op.create_index(
        op.f("ix_process_note_reader_reader_id"), "process_note_reader", ["reader_id"], unique=False
    )
    op.create_table(
        "counselling_correction",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("old_value", sa.Text(), nullable=True),
        sa.Column("old_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("corrected_by_id", sa.Uuid(), nullable=False),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["corrected_by_id"], ["person_account.id"], name=op.f("fk_counselling_correction_corrected_by_id")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_counselling_correction_home_id")),
        sa.ForeignKeyConstraint(
            ["session_id", "home_id"],
            ["counselling_session.id", "counselling_session.home_id"],
            name=op.f("fk_counselling_correction_session_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counselling_correction")),
    )
    op.create_index(
        op.f("ix_counselling_correction_home_id"), "counselling_correction", ["home_id"], unique=False
    )
    op.create_index(
        "ix_counselling_correction_session", "counselling_correction", ["session_id"], unique=False
    )
    own_home_only("counselling_session", "process_note_reader", "counselling_correction")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("counselling_correction")
    op.drop_table("process_note_reader")
    op.drop_table("counselling_session")
