"""Sheets on paper, what was typed from them, and the pages pasted into bound books."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0041_paper_sheets"
down_revision = "0040_opening"
branch_labels = None
depends_on = None

TYPED = ("attendance_sheet", "workshop_sheet", "dose", "door_visit")


def upgrade() -> None:
    """Make the tables, and the column that says from which sheet a line was typed."""
    op.create_table(
        "paper_sheet",
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("about", sa.String(length=160), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("print_serial", sa.String(length=12), nullable=False),
        sa.Column("enter_by", sa.Date(), nullable=False),
        sa.Column("printed_by", sa.Uuid(), nullable=True),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_by", sa.Uuid(), nullable=True),
        sa.Column("scan_id", sa.Uuid(), nullable=True),
        sa.Column("scanned_by", sa.Uuid(), nullable=True),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'scanned' OR scan_id IS NOT NULL", name=op.f("ck_paper_sheet_scanned_has_scan")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'scanned', 'entered', 'not_used', 'lost')",
            name=op.f("ck_paper_sheet_state_known"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('not_used', 'lost') OR reason <> ''", name=op.f("ck_paper_sheet_closed_says_why")
        ),
        sa.ForeignKeyConstraint(["ended_by"], ["person_account.id"], name=op.f("fk_paper_sheet_ended_by")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_paper_sheet_home_id")),
        sa.ForeignKeyConstraint(["kept_by"], ["person_account.id"], name=op.f("fk_paper_sheet_kept_by")),
        sa.ForeignKeyConstraint(
            ["printed_by"], ["person_account.id"], name=op.f("fk_paper_sheet_printed_by")
        ),
        sa.ForeignKeyConstraint(
            ["scanned_by"], ["person_account.id"], name=op.f("fk_paper_sheet_scanned_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_sheet")),
        sa.UniqueConstraint("home_id", "year", "number", name=op.f("uq_paper_sheet_home_id_year_number")),
    )
    op.create_index(op.f("ix_paper_sheet_home_id"), "paper_sheet", ["home_id"], unique=False)
    op.create_index("ix_paper_sheet_home_id_state", "paper_sheet", ["home_id", "state"], unique=False)
    op.create_table(
        "pasted_page",
        sa.Column("register_id", sa.String(length=60), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("print_serial", sa.String(length=12), nullable=False),
        sa.Column("size", sa.String(length=4), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("printed_by", sa.Uuid(), nullable=True),
        sa.Column("printed_by_name", sa.String(length=120), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spoiled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("spoiled_by", sa.Uuid(), nullable=True),
        sa.Column("spoiled_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "spoiled_at IS NULL OR spoiled_reason <> ''", name=op.f("ck_pasted_page_spoiled_says_why")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_pasted_page_home_id")),
        sa.ForeignKeyConstraint(
            ["printed_by"], ["person_account.id"], name=op.f("fk_pasted_page_printed_by")
        ),
        sa.ForeignKeyConstraint(
            ["spoiled_by"], ["person_account.id"], name=op.f("fk_pasted_page_spoiled_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pasted_page")),
        sa.UniqueConstraint("home_id", "register_id", "year", "number", name="uq_pasted_page_number"),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_pasted_page_id_home_id")),
    )
    op.create_index(op.f("ix_pasted_page_home_id"), "pasted_page", ["home_id"], unique=False)
    op.create_table(
        "pasted_line",
        sa.Column("page_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.String(length=120), nullable=False),
        sa.Column("serial", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_pasted_line_home_id")),
        sa.ForeignKeyConstraint(
            ["page_id", "home_id"],
            ["pasted_page.id", "pasted_page.home_id"],
            name=op.f("fk_pasted_line_page_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pasted_line")),
        sa.UniqueConstraint("page_id", "line_id", name="uq_pasted_line_page_id_line_id"),
    )
    op.create_index(op.f("ix_pasted_line_home_id"), "pasted_line", ["home_id"], unique=False)
    own_home_only("paper_sheet", "pasted_page", "pasted_line")
    for table in TYPED:
        op.add_column(table, sa.Column("from_paper", sa.String(length=12), nullable=False, server_default=""))


def downgrade() -> None:
    """Take the tables and the columns away."""
    for table in reversed(TYPED):
        op.drop_column(table, "from_paper")
    op.drop_table("pasted_line")
    op.drop_table("pasted_page")
    op.drop_table("paper_sheet")
