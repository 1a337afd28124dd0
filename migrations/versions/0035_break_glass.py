"""Broken seals: openings in an emergency with their reviews, and who may not break one."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0035_break_glass"
down_revision = "0034_backups"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "broken_seal",
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("is_of_organisation", sa.Boolean(), nullable=False),
        sa.Column("ground", sa.String(length=20), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("compartments", sa.String(length=300), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("verdict", sa.String(length=20), nullable=True),
        sa.Column("review_words", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "ground IN ('life', 'medical', 'missing', 'order', 'police')",
            name=op.f("ck_broken_seal_ground_known"),
        ),
        sa.CheckConstraint(
            "verdict IS NULL OR verdict IN ('justified', 'unjustified')",
            name=op.f("ck_broken_seal_verdict_known"),
        ),
        sa.CheckConstraint(
            "(reviewed_at IS NULL) = (verdict IS NULL)", name=op.f("ck_broken_seal_review_whole")
        ),
        sa.CheckConstraint(
            "reviewed_by IS NULL OR reviewed_by <> opened_by", name=op.f("ck_broken_seal_two_persons")
        ),
        sa.CheckConstraint("until_at > opened_at", name=op.f("ck_broken_seal_until_after_opening")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_broken_seal_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_broken_seal_home_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["person_account.id"], name=op.f("fk_broken_seal_opened_by")),
        sa.ForeignKeyConstraint(
            ["reviewed_by"], ["person_account.id"], name=op.f("fk_broken_seal_reviewed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broken_seal")),
        sa.UniqueConstraint("home_id", "year", "number", name=op.f("uq_broken_seal_home_id_year_number")),
    )
    op.create_index(op.f("ix_broken_seal_case_file_id"), "broken_seal", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_broken_seal_home_id"), "broken_seal", ["home_id"], unique=False)
    op.create_index(
        "ix_broken_seal_opened_by_until_at", "broken_seal", ["opened_by", "until_at"], unique=False
    )
    op.create_table(
        "seal_bar",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("barred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("barred_by", sa.Uuid(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name=op.f("ck_seal_bar_end_whole")),
        sa.CheckConstraint("barred_by <> user_id", name=op.f("ck_seal_bar_two_persons")),
        sa.ForeignKeyConstraint(["barred_by"], ["person_account.id"], name=op.f("fk_seal_bar_barred_by")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_file.id"], name=op.f("fk_seal_bar_case_file_id")),
        sa.ForeignKeyConstraint(["ended_by"], ["person_account.id"], name=op.f("fk_seal_bar_ended_by")),
        sa.ForeignKeyConstraint(["user_id"], ["person_account.id"], name=op.f("fk_seal_bar_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_bar")),
    )
    op.create_index(op.f("ix_seal_bar_case_file_id"), "seal_bar", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_seal_bar_user_id"), "seal_bar", ["user_id"], unique=False)
    own_home_only("broken_seal")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("seal_bar")
    op.drop_table("broken_seal")
