"""Marks seen on a child, and lists of her belongings."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0012_reception_2"
down_revision = "0011_reception_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "reception_mark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(length=6), nullable=False),
        sa.Column("region", sa.String(length=24), nullable=False),
        sa.Column("x", sa.Integer(), nullable=True),
        sa.Column("y", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("seen_by", sa.String(length=120), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_reception_mark_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_reception_mark_home_id")),
        sa.ForeignKeyConstraint(
            ["struck_by"], ["person_account.id"], name=op.f("fk_reception_mark_struck_by")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_reception_mark_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception_mark")),
        sa.UniqueConstraint("case_file_id", "number", name=op.f("uq_reception_mark_case_file_id_number")),
    )
    op.create_index(op.f("ix_reception_mark_case_file_id"), "reception_mark", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_reception_mark_home_id"), "reception_mark", ["home_id"], unique=False)
    op.create_table(
        "belongings_list",
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("register_no", sa.Integer(), nullable=False),
        sa.Column("has_nothing", sa.Boolean(), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("listed_by", sa.Uuid(), nullable=True),
        sa.Column("listed_by_name", sa.String(length=120), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("witness", sa.String(length=120), nullable=False),
        sa.Column("her_words", sa.String(length=300), nullable=False),
        sa.Column("read_by", sa.Uuid(), nullable=True),
        sa.Column("countersigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("countersigned_by", sa.Uuid(), nullable=True),
        sa.Column("countersigned_by_name", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "countersigned_at is null or read_at is not null",
            name=op.f("ck_belongings_list_read_before_countersigned"),
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_belongings_list_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["countersigned_by"], ["person_account.id"], name=op.f("fk_belongings_list_countersigned_by")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_belongings_list_home_id")),
        sa.ForeignKeyConstraint(
            ["listed_by"], ["person_account.id"], name=op.f("fk_belongings_list_listed_by")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_belongings_list_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["read_by"], ["person_account.id"], name=op.f("fk_belongings_list_read_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_belongings_list")),
        sa.UniqueConstraint(
            "home_id", "year", "register_no", name=op.f("uq_belongings_list_home_id_year_register_no")
        ),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_belongings_list_id_home_id")),
    )
    op.create_index(
        op.f("ix_belongings_list_case_file_id"), "belongings_list", ["case_file_id"], unique=False
    )
    op.create_index(op.f("ix_belongings_list_home_id"), "belongings_list", ["home_id"], unique=False)
    op.create_index(
        "ix_belongings_list_home_id_listed_at", "belongings_list", ["home_id", "listed_at"], unique=False
    )
    op.create_index("ix_belongings_list_placement_id", "belongings_list", ["placement_id"], unique=False)
    op.create_table(
        "belonging",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("what", sa.String(length=160), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("paise", sa.Integer(), nullable=True),
        sa.Column("kept_where", sa.String(length=100), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("banked_on", sa.Date(), nullable=True),
        sa.Column("banked_paise", sa.Integer(), nullable=True),
        sa.Column("banked_by", sa.Uuid(), nullable=True),
        sa.Column("went", sa.String(length=12), nullable=False),
        sa.Column("went_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("went_to", sa.String(length=120), nullable=False),
        sa.Column("receipt_no", sa.String(length=60), nullable=False),
        sa.Column("went_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind <> 'money' or paise is not null", name=op.f("ck_belonging_money_counted")),
        sa.CheckConstraint("paise is null or paise >= 0", name=op.f("ck_belonging_paise")),
        sa.CheckConstraint("quantity between 1 and 9999", name=op.f("ck_belonging_quantity")),
        sa.ForeignKeyConstraint(["banked_by"], ["person_account.id"], name=op.f("fk_belonging_banked_by")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_belonging_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_belonging_home_id")),
        sa.ForeignKeyConstraint(
            ["list_id", "home_id"],
            ["belongings_list.id", "belongings_list.home_id"],
            name=op.f("fk_belonging_list_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_belonging_struck_by")),
        sa.ForeignKeyConstraint(["went_by"], ["person_account.id"], name=op.f("fk_belonging_went_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_belonging_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_belonging")),
        sa.UniqueConstraint("list_id", "line", name=op.f("uq_belonging_list_id_line")),
    )
    op.create_index(op.f("ix_belonging_case_file_id"), "belonging", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_belonging_home_id"), "belonging", ["home_id"], unique=False)
    own_home_only("reception_mark", "belongings_list", "belonging")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("belonging")
    op.drop_table("belongings_list")
    op.drop_table("reception_mark")
