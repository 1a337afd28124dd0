"""Take in lists from files; days of go-live; children who were here before."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0036_intake"
down_revision = "0035_break_glass"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "intake",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("sheet", sa.String(length=60), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("is_mapped", sa.Boolean(), nullable=False),
        sa.Column("month_first", sa.Boolean(), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("work_id", sa.Uuid(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_why", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "state in ('open', 'running', 'done', 'undone', 'put_away')", name=op.f("ck_intake_state_known")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_intake_home_id")),
        sa.ForeignKeyConstraint(["made_by"], ["person_account.id"], name=op.f("fk_intake_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_intake_id_home_id")),
    )
    op.create_index(op.f("ix_intake_home_id"), "intake", ["home_id"], unique=False)
    op.create_index("ix_intake_home_id_made_at", "intake", ["home_id", "made_at"], unique=False)
    op.create_table(
        "intake_mapping",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_intake_mapping_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_mapping")),
        sa.UniqueConstraint("home_id", "kind", name=op.f("uq_intake_mapping_home_id_kind")),
    )
    op.create_index(op.f("ix_intake_mapping_home_id"), "intake_mapping", ["home_id"], unique=False)
    op.create_table(
        "intake_made",
        sa.Column("intake_id", sa.Uuid(), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_intake_made_home_id")),
        sa.ForeignKeyConstraint(
            ["intake_id", "home_id"],
            ["intake.id", "intake.home_id"],
            name=op.f("fk_intake_made_intake_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_made")),
        sa.UniqueConstraint(
            "intake_id", "table_name", "row_id", name=op.f("uq_intake_made_intake_id_table_name_row_id")
        ),
    )
    op.create_index(op.f("ix_intake_made_home_id"), "intake_made", ["home_id"], unique=False)
    op.create_table(
        "intake_row",
        sa.Column("intake_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("mended", sa.LargeBinary(), nullable=True),
        sa.Column("left_out", sa.String(length=120), nullable=False),
        sa.Column("is_another", sa.Boolean(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_intake_row_home_id")),
        sa.ForeignKeyConstraint(
            ["intake_id", "home_id"],
            ["intake.id", "intake.home_id"],
            name=op.f("fk_intake_row_intake_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_row")),
        sa.UniqueConstraint("intake_id", "line", name=op.f("uq_intake_row_intake_id_line")),
    )
    op.create_index(op.f("ix_intake_row_home_id"), "intake_row", ["home_id"], unique=False)
    own_home_only("intake", "intake_mapping", "intake_made", "intake_row")
    op.add_column("home", sa.Column("go_live_on", sa.Date(), nullable=True))
    op.add_column("home", sa.Column("go_live_days", sa.Integer(), nullable=False, server_default="30"))
    op.add_column(
        "placement", sa.Column("is_taken_over", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "placement", sa.Column("old_register_no", sa.String(length=40), nullable=False, server_default="")
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("intake_row")
    op.drop_table("intake_made")
    op.drop_table("intake_mapping")
    op.drop_table("intake")
    op.drop_column("placement", "old_register_no")
    op.drop_column("placement", "is_taken_over")
    op.drop_column("home", "go_live_days")
    op.drop_column("home", "go_live_on")
