"""A book of money with two signatures, each child's account in it, and her bank account."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only, signed_once

revision = "0020_savings"
down_revision = "0019_legal_3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "ledger_account",
        sa.Column("book", sa.String(length=20), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_ledger_account_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_account")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_ledger_account_id_home_id")),
    )
    op.create_index(op.f("ix_ledger_account_home_id"), "ledger_account", ["home_id"], unique=False)
    op.create_table(
        "ledger_serial",
        sa.Column("book", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_ledger_serial_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_serial")),
        sa.UniqueConstraint("home_id", "book", "year", name=op.f("uq_ledger_serial_home_id_book_year")),
    )
    op.create_index(op.f("ix_ledger_serial_home_id"), "ledger_serial", ["home_id"], unique=False)
    op.create_table(
        "bank_account",
        sa.Column("bank", sa.String(length=120), nullable=False),
        sa.Column("branch", sa.String(length=120), nullable=False),
        sa.Column("ifsc", sa.String(length=11), nullable=False),
        sa.Column("number", sa.LargeBinary(), nullable=False),
        sa.Column("number_end", sa.String(length=4), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_bank_account_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_bank_account_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_bank_account_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_account")),
    )
    op.create_index(op.f("ix_bank_account_case_file_id"), "bank_account", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_bank_account_home_id"), "bank_account", ["home_id"], unique=False)
    op.create_table(
        "ledger_entry",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("book", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("paise", sa.BigInteger(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("voucher", sa.String(length=60), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by", sa.Uuid(), nullable=True),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declined_by", sa.Uuid(), nullable=True),
        sa.Column("declined_why", sa.String(length=200), nullable=False),
        sa.Column("reverses_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(reverses_id is null) = (reason = '')", name=op.f("ck_ledger_entry_reversed_with_reason")
        ),
        sa.CheckConstraint("paise <> 0", name=op.f("ck_ledger_entry_paise_not_nothing")),
        sa.CheckConstraint(
            "signed_at is null or declined_at is null", name=op.f("ck_ledger_entry_signed_or_declined")
        ),
        sa.CheckConstraint(
            "signed_by is null or signed_by <> written_by", name=op.f("ck_ledger_entry_signed_by_another")
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "home_id"],
            ["ledger_account.id", "ledger_account.home_id"],
            name=op.f("fk_ledger_entry_account_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["declined_by"], ["person_account.id"], name=op.f("fk_ledger_entry_declined_by")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_ledger_entry_home_id")),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["ledger_entry.id"], name=op.f("fk_ledger_entry_reverses_id")
        ),
        sa.ForeignKeyConstraint(["signed_by"], ["person_account.id"], name=op.f("fk_ledger_entry_signed_by")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_ledger_entry_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint(
            "home_id", "book", "year", "serial", name=op.f("uq_ledger_entry_home_id_book_year_serial")
        ),
    )
    op.create_index(
        "ix_ledger_entry_account_id_happened_at", "ledger_entry", ["account_id", "happened_at"], unique=False
    )
    op.create_index(op.f("ix_ledger_entry_home_id"), "ledger_entry", ["home_id"], unique=False)
    op.create_index(
        "uq_ledger_entry_reverses_once",
        "ledger_entry",
        ["reverses_id"],
        unique=True,
        sqlite_where=sa.text("reverses_id IS NOT NULL AND declined_at IS NULL"),
        postgresql_where=sa.text("reverses_id IS NOT NULL AND declined_at IS NULL"),
    )
    op.create_table(
        "savings_account",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id", "home_id"],
            ["ledger_account.id", "ledger_account.home_id"],
            name=op.f("fk_savings_account_account_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_savings_account_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_savings_account_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_savings_account")),
        sa.UniqueConstraint("account_id", name=op.f("uq_savings_account_account_id")),
    )
    op.create_index(
        op.f("ix_savings_account_case_file_id"), "savings_account", ["case_file_id"], unique=False
    )
    op.create_index(op.f("ix_savings_account_home_id"), "savings_account", ["home_id"], unique=False)
    own_home_only("ledger_account", "ledger_serial", "bank_account", "ledger_entry", "savings_account")
    signed_once(
        "ledger_entry",
        settled=("signed_at", "declined_at"),
        kept=(
            "id", "home_id", "account_id", "book", "year", "serial", "kind", "paise", "happened_at", "words",
            "voucher", "written_at", "written_by", "reverses_id", "reason",
        ),
    )  # fmt: skip


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("savings_account")
    op.drop_table("ledger_entry")
    op.drop_table("bank_account")
    op.drop_table("ledger_serial")
    op.drop_table("ledger_account")
