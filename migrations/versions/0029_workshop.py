"""The workshop: children in batches, sheets, sign-offs, certificates."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0029_workshop"
down_revision = "0028_syllabi"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "batch_place",
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("age_years", sa.SmallInteger(), nullable=False),
        sa.Column("schooling", sa.String(length=200), nullable=False),
        sa.Column("why_left", sa.String(length=200), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_batch_place_to_after_from")),
        sa.ForeignKeyConstraint(
            ["batch_id", "home_id"],
            ["batch.id", "batch.home_id"],
            name=op.f("fk_batch_place_batch_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_batch_place_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_batch_place_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_batch_place_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch_place")),
        sa.UniqueConstraint("batch_id", "case_file_id", name=op.f("uq_batch_place_batch_id_case_file_id")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_batch_place_id_home_id")),
    )
    op.create_index(op.f("ix_batch_place_case_file_id"), "batch_place", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_batch_place_home_id"), "batch_place", ["home_id"], unique=False)
    op.create_table(
        "workshop_sheet",
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
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
            "state <> 'not_held' OR reason_not_held <> ''", name=op.f("ck_workshop_sheet_not_held_says_why")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'held', 'not_held')", name=op.f("ck_workshop_sheet_state_known")
        ),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_workshop_sheet_minutes_some")),
        sa.ForeignKeyConstraint(
            ["batch_id", "home_id"],
            ["batch.id", "batch.home_id"],
            name=op.f("fk_workshop_sheet_batch_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["person_account.id"], name=op.f("fk_workshop_sheet_changed_by")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_workshop_sheet_home_id")),
        sa.ForeignKeyConstraint(
            ["marked_by"], ["person_account.id"], name=op.f("fk_workshop_sheet_marked_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop_sheet")),
        sa.UniqueConstraint("batch_id", "day", name=op.f("uq_workshop_sheet_batch_id_day")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_workshop_sheet_id_home_id")),
    )
    op.create_index(op.f("ix_workshop_sheet_home_id"), "workshop_sheet", ["home_id"], unique=False)
    op.create_index("ix_workshop_sheet_home_id_day", "workshop_sheet", ["home_id", "day"], unique=False)
    op.create_table(
        "certificate",
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("check_code", sa.String(length=12), nullable=False),
        sa.Column("trade_key", sa.String(length=20), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("modules", sa.SmallInteger(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.String(length=200), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_reason <> ''", name=op.f("ck_certificate_withdrawn_says_why")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_certificate_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_certificate_home_id")),
        sa.ForeignKeyConstraint(["issued_by"], ["person_account.id"], name=op.f("fk_certificate_issued_by")),
        sa.ForeignKeyConstraint(
            ["place_id", "home_id"],
            ["batch_place.id", "batch_place.home_id"],
            name=op.f("fk_certificate_place_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["person_account.id"], name=op.f("fk_certificate_withdrawn_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("check_code", name=op.f("uq_certificate_check_code")),
        sa.UniqueConstraint("home_id", "year", "number", name=op.f("uq_certificate_home_id_year_number")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_certificate_id_home_id")),
    )
    op.create_index(op.f("ix_certificate_case_file_id"), "certificate", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_certificate_home_id"), "certificate", ["home_id"], unique=False)
    op.create_index(
        "uq_certificate_standing",
        "certificate",
        ["place_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_table(
        "sign_off",
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("competency_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("step IN ('not_yet', 'with_help', 'alone')", name=op.f("ck_sign_off_step_known")),
        sa.CheckConstraint(
            "struck_at IS NULL OR struck_reason <> ''", name=op.f("ck_sign_off_struck_says_why")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_sign_off_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["competency_id", "home_id"],
            ["competency.id", "competency.home_id"],
            name=op.f("fk_sign_off_competency_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sign_off_home_id")),
        sa.ForeignKeyConstraint(
            ["place_id", "home_id"],
            ["batch_place.id", "batch_place.home_id"],
            name=op.f("fk_sign_off_place_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_sign_off_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_sign_off_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_off")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_sign_off_id_home_id")),
    )
    op.create_index(op.f("ix_sign_off_case_file_id"), "sign_off", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_sign_off_home_id"), "sign_off", ["home_id"], unique=False)
    op.create_index(op.f("ix_sign_off_place_id"), "sign_off", ["place_id"], unique=False)
    op.create_table(
        "workshop_correction",
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
            name=op.f("fk_workshop_correction_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["corrected_by"], ["person_account.id"], name=op.f("fk_workshop_correction_corrected_by")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_workshop_correction_home_id")),
        sa.ForeignKeyConstraint(
            ["sheet_id", "home_id"],
            ["workshop_sheet.id", "workshop_sheet.home_id"],
            name=op.f("fk_workshop_correction_sheet_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop_correction")),
    )
    op.create_index(
        op.f("ix_workshop_correction_case_file_id"), "workshop_correction", ["case_file_id"], unique=False
    )
    op.create_index(op.f("ix_workshop_correction_home_id"), "workshop_correction", ["home_id"], unique=False)
    op.create_index(
        op.f("ix_workshop_correction_sheet_id"), "workshop_correction", ["sheet_id"], unique=False
    )
    op.create_table(
        "workshop_mark",
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("marked_by", sa.Uuid(), nullable=True),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("mark <> 'absent' OR reason <> ''", name=op.f("ck_workshop_mark_absent_says_why")),
        sa.CheckConstraint("mark IN ('present', 'absent', 'void')", name=op.f("ck_workshop_mark_mark_known")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_workshop_mark_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_workshop_mark_home_id")),
        sa.ForeignKeyConstraint(
            ["marked_by"], ["person_account.id"], name=op.f("fk_workshop_mark_marked_by")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id", "home_id"],
            ["workshop_sheet.id", "workshop_sheet.home_id"],
            name=op.f("fk_workshop_mark_sheet_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("sheet_id", "case_file_id", name=op.f("pk_workshop_mark")),
    )
    op.create_index(op.f("ix_workshop_mark_case_file_id"), "workshop_mark", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_workshop_mark_home_id"), "workshop_mark", ["home_id"], unique=False)
    own_home_only(
        "batch_place", "workshop_sheet", "certificate", "sign_off", "workshop_correction", "workshop_mark"
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("workshop_mark")
    op.drop_table("workshop_correction")
    op.drop_table("sign_off")
    op.drop_table("certificate")
    op.drop_table("workshop_sheet")
    op.drop_table("batch_place")
