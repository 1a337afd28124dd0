"""Her statement and examination, and who must not come in."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0018_legal_2"
down_revision = "0017_legal_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "barred_person",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "until_on is null or until_on >= from_on", name=op.f("ck_barred_person_until_after_from")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_barred_person_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_barred_person_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_barred_person_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barred_person")),
    )
    op.create_index(op.f("ix_barred_person_case_file_id"), "barred_person", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_barred_person_home_id"), "barred_person", ["home_id"], unique=False)
    op.create_index(
        "ix_barred_person_home_id_until_on", "barred_person", ["home_id", "until_on"], unique=False
    )
    op.create_table(
        "threat_note",
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_threat_note_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_threat_note_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_threat_note_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_threat_note")),
    )
    op.create_index(op.f("ix_threat_note_case_file_id"), "threat_note", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_threat_note_home_id"), "threat_note", ["home_id"], unique=False)
    op.create_table(
        "magistrate_statement",
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("court", sa.String(length=120), nullable=False),
        sa.Column("escort", sa.String(length=120), nullable=False),
        sa.Column("support_person", sa.String(length=120), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("copy_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_magistrate_statement_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "case_file_id", "home_id"],
            ["victim_case.id", "victim_case.case_file_id", "victim_case.home_id"],
            name=op.f("fk_magistrate_statement_case_id_case_file_id_home_id"),
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_magistrate_statement_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_magistrate_statement_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_magistrate_statement")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_magistrate_statement_id_home_id")),
    )
    op.create_index(
        op.f("ix_magistrate_statement_case_file_id"), "magistrate_statement", ["case_file_id"], unique=False
    )
    op.create_index(
        op.f("ix_magistrate_statement_case_id"), "magistrate_statement", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_magistrate_statement_home_id"), "magistrate_statement", ["home_id"], unique=False
    )
    op.create_table(
        "medico_legal_exam",
        sa.Column("examined_on", sa.Date(), nullable=False),
        sa.Column("hospital", sa.String(length=120), nullable=False),
        sa.Column("mlc_no", sa.String(length=60), nullable=False),
        sa.Column("nurse_id", sa.Uuid(), nullable=True),
        sa.Column("findings", sa.LargeBinary(), nullable=True),
        sa.Column("findings_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_medico_legal_exam_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "case_file_id", "home_id"],
            ["victim_case.id", "victim_case.case_file_id", "victim_case.home_id"],
            name=op.f("fk_medico_legal_exam_case_id_case_file_id_home_id"),
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_medico_legal_exam_home_id")),
        sa.ForeignKeyConstraint(
            ["nurse_id"], ["person_account.id"], name=op.f("fk_medico_legal_exam_nurse_id")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_medico_legal_exam_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medico_legal_exam")),
    )
    op.create_index(
        op.f("ix_medico_legal_exam_case_file_id"), "medico_legal_exam", ["case_file_id"], unique=False
    )
    op.create_index(op.f("ix_medico_legal_exam_case_id"), "medico_legal_exam", ["case_id"], unique=False)
    op.create_index(op.f("ix_medico_legal_exam_home_id"), "medico_legal_exam", ["home_id"], unique=False)
    op.create_index("ix_medico_legal_exam_nurse_id", "medico_legal_exam", ["nurse_id"], unique=False)
    op.create_table(
        "statement_reading",
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_statement_reading_home_id")),
        sa.ForeignKeyConstraint(
            ["read_by"], ["person_account.id"], name=op.f("fk_statement_reading_read_by")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id", "home_id"],
            ["magistrate_statement.id", "magistrate_statement.home_id"],
            name=op.f("fk_statement_reading_statement_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_reading")),
    )
    op.create_index(op.f("ix_statement_reading_home_id"), "statement_reading", ["home_id"], unique=False)
    op.create_index("ix_statement_reading_statement_id", "statement_reading", ["statement_id"], unique=False)
    own_home_only(
        "barred_person", "threat_note", "magistrate_statement", "medico_legal_exam", "statement_reading"
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("statement_reading")
    op.drop_table("medico_legal_exam")
    op.drop_table("magistrate_statement")
    op.drop_table("threat_note")
    op.drop_table("barred_person")
