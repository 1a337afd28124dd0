"""The child, her file in a home, and her stays, part 2."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0007_residents_2"
down_revision = "0006_residents_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "placement",
        sa.Column("kind", sa.String(length=14), nullable=False),
        sa.Column("register_no", sa.Integer(), nullable=True),
        sa.Column("categories", sa.String(length=80), nullable=False),
        sa.Column("brought_by", sa.String(length=20), nullable=False),
        sa.Column("brought_by_text", sa.String(length=160), nullable=False),
        sa.Column("is_overnight", sa.Boolean(), nullable=False),
        sa.Column("exceptions", sa.String(length=40), nullable=False),
        sa.Column("exception_reason", sa.String(length=200), nullable=False),
        sa.Column("order_no", sa.String(length=80), nullable=False),
        sa.Column("order_date", sa.Date(), nullable=True),
        sa.Column("order_by", sa.Uuid(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("exit_reason", sa.String(length=24), nullable=False),
        sa.Column("exit_order_no", sa.String(length=80), nullable=False),
        sa.Column("exit_order_date", sa.Date(), nullable=True),
        sa.Column("exit_order_by", sa.Uuid(), nullable=True),
        sa.Column("handed_to", sa.String(length=120), nullable=False),
        sa.Column("handed_relation", sa.String(length=60), nullable=False),
        sa.Column("exit_written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("exit_written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended_at is null or ended_at >= started_at", name=op.f("ck_placement_ended_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_placement_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["exit_order_by"], ["committee.id"], name=op.f("fk_placement_exit_order_by")),
        sa.ForeignKeyConstraint(
            ["exit_written_by"], ["person_account.id"], name=op.f("fk_placement_exit_written_by")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_placement_home_id")),
        sa.ForeignKeyConstraint(["order_by"], ["committee.id"], name=op.f("fk_placement_order_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_placement_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_placement_id_home_id")),
    )
    op.create_index(op.f("ix_placement_case_file_id"), "placement", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_placement_home_id"), "placement", ["home_id"], unique=False)
    op.create_index("ix_placement_home_id_ended_at", "placement", ["home_id", "ended_at"], unique=False)
    op.create_index("ix_placement_home_id_started_at", "placement", ["home_id", "started_at"], unique=False)
    op.create_index(
        "uq_placement_open",
        "placement",
        ["case_file_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "bed_stay",
        sa.Column("bed_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("to_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("to_at is null or to_at >= from_at", name=op.f("ck_bed_stay_to_after_from")),
        sa.ForeignKeyConstraint(
            ["bed_id", "home_id"], ["bed.id", "bed.home_id"], name=op.f("fk_bed_stay_bed_id_home_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_bed_stay_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_bed_stay_home_id")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_bed_stay_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_bed_stay_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bed_stay")),
    )
    op.create_index(op.f("ix_bed_stay_bed_id"), "bed_stay", ["bed_id"], unique=False)
    op.create_index(op.f("ix_bed_stay_case_file_id"), "bed_stay", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_bed_stay_home_id"), "bed_stay", ["home_id"], unique=False)
    op.create_index("ix_bed_stay_placement_id", "bed_stay", ["placement_id"], unique=False)
    op.create_index(
        "uq_bed_stay_bed_now",
        "bed_stay",
        ["bed_id"],
        unique=True,
        sqlite_where=sa.text("to_at IS NULL"),
        postgresql_where=sa.text("to_at IS NULL"),
    )
    op.create_index(
        "uq_bed_stay_child_now",
        "bed_stay",
        ["case_file_id"],
        unique=True,
        sqlite_where=sa.text("to_at IS NULL"),
        postgresql_where=sa.text("to_at IS NULL"),
    )
    op.create_table(
        "placement_change",
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("order_no", sa.String(length=80), nullable=False),
        sa.Column("order_date", sa.Date(), nullable=True),
        sa.Column("order_by", sa.Uuid(), nullable=True),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_placement_change_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_placement_change_home_id")),
        sa.ForeignKeyConstraint(["order_by"], ["committee.id"], name=op.f("fk_placement_change_order_by")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_placement_change_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_placement_change_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_change")),
    )
    op.create_index(
        op.f("ix_placement_change_case_file_id"), "placement_change", ["case_file_id"], unique=False
    )
    op.create_index(op.f("ix_placement_change_home_id"), "placement_change", ["home_id"], unique=False)
    op.create_index("ix_placement_change_placement_id", "placement_change", ["placement_id"], unique=False)
    own_home_only("placement", "bed_stay", "placement_change")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("placement_change")
    op.drop_table("bed_stay")
    op.drop_table("placement")
