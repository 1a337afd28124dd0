"""Brothers and sisters, and files that were joined."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0014_identity_2"
down_revision = "0013_identity_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and the columns that older tables need beside them."""
    op.add_column("child", sa.Column("village", sa.String(length=120), nullable=False, server_default=""))
    op.add_column("case_file", sa.Column("merged_into_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_case_file_merged_into_id"), "case_file", ["merged_into_id"], unique=False)
    newest = ["case_file_id", "started_at", "id", "home_id"]
    op.create_index("ix_placement_newest", "placement", newest, unique=False)
    op.create_table(
        "file_merge",
        sa.Column("kept_file_id", sa.Uuid(), nullable=False),
        sa.Column("emptied_file_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kept_file_id <> emptied_file_id", name=op.f("ck_file_merge_two_files")),
        sa.ForeignKeyConstraint(
            ["emptied_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_file_merge_emptied_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_file_merge_home_id")),
        sa.ForeignKeyConstraint(
            ["kept_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_file_merge_kept_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["merged_by"], ["person_account.id"], name=op.f("fk_file_merge_merged_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_merge")),
        sa.UniqueConstraint("emptied_file_id", name=op.f("uq_file_merge_emptied_file_id")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_file_merge_id_home_id")),
    )
    op.create_index(op.f("ix_file_merge_home_id"), "file_merge", ["home_id"], unique=False)
    op.create_index("ix_file_merge_kept_file_id", "file_merge", ["kept_file_id"], unique=False)
    op.create_table(
        "sibling",
        sa.Column("bond_id", sa.Uuid(), nullable=False),
        sa.Column("other_file_id", sa.Uuid(), nullable=False),
        sa.Column("relation", sa.String(length=10), nullable=False),
        sa.Column("keep_together", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("end_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("case_file_id <> other_file_id", name=op.f("ck_sibling_two_children")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_sibling_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["ended_by"], ["person_account.id"], name=op.f("fk_sibling_ended_by")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sibling_home_id")),
        sa.ForeignKeyConstraint(["other_file_id"], ["case_file.id"], name=op.f("fk_sibling_other_file_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_sibling_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sibling")),
    )
    op.create_index("ix_sibling_bond_id", "sibling", ["bond_id"], unique=False)
    op.create_index(op.f("ix_sibling_case_file_id"), "sibling", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_sibling_home_id"), "sibling", ["home_id"], unique=False)
    op.create_index("ix_sibling_other_file_id", "sibling", ["other_file_id"], unique=False)
    op.create_index(
        "uq_sibling_now",
        "sibling",
        ["case_file_id", "other_file_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "merge_journal",
        sa.Column("merge_id", sa.Uuid(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("deed", sa.String(length=8), nullable=False),
        sa.Column("pk", sa.JSON(), nullable=False),
        sa.Column("old", sa.JSON(), nullable=False),
        sa.Column("new", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("deed in ('changed', 'removed', 'added')", name=op.f("ck_merge_journal_deed")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_merge_journal_home_id")),
        sa.ForeignKeyConstraint(
            ["merge_id", "home_id"],
            ["file_merge.id", "file_merge.home_id"],
            name=op.f("fk_merge_journal_merge_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_journal")),
        sa.UniqueConstraint("merge_id", "serial", name=op.f("uq_merge_journal_merge_id_serial")),
    )
    op.create_index(op.f("ix_merge_journal_home_id"), "merge_journal", ["home_id"], unique=False)
    own_home_only("file_merge", "sibling", "merge_journal")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("merge_journal")
    op.drop_table("sibling")
    op.drop_table("file_merge")
    op.drop_index("ix_placement_newest", table_name="placement")
    op.drop_index(op.f("ix_case_file_merged_into_id"), table_name="case_file")
    op.drop_column("case_file", "merged_into_id")
    op.drop_column("child", "village")
