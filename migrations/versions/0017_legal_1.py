"""Orders about a child, her cases and their stages, her productions."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0017_legal_1"
down_revision = "0016_family_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "victim_case",
        sa.Column("report_kind", sa.String(length=10), nullable=False),
        sa.Column("report_no", sa.String(length=60), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("police_station", sa.String(length=120), nullable=False),
        sa.Column("officer", sa.String(length=120), nullable=False),
        sa.Column("officer_phone", sa.LargeBinary(), nullable=True),
        sa.Column("offence_on", sa.Date(), nullable=True),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("act_reason", sa.String(length=200), nullable=False),
        sa.Column("court", sa.String(length=120), nullable=False),
        sa.Column("court_case_no", sa.String(length=80), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_victim_case_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_victim_case_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_victim_case_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_victim_case")),
        sa.UniqueConstraint(
            "id", "case_file_id", "home_id", name=op.f("uq_victim_case_id_case_file_id_home_id")
        ),
    )
    op.create_index(op.f("ix_victim_case_case_file_id"), "victim_case", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_victim_case_home_id"), "victim_case", ["home_id"], unique=False)
    op.create_table(
        "case_stage",
        sa.Column("kind", sa.String(length=14), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_case_stage_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "case_file_id", "home_id"],
            ["victim_case.id", "victim_case.case_file_id", "victim_case.home_id"],
            name=op.f("fk_case_stage_case_id_case_file_id_home_id"),
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_case_stage_home_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_case_stage_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_stage")),
    )
    op.create_index(op.f("ix_case_stage_case_file_id"), "case_stage", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_case_stage_case_id"), "case_stage", ["case_id"], unique=False)
    op.create_index(op.f("ix_case_stage_home_id"), "case_stage", ["home_id"], unique=False)
    op.create_table(
        "child_order",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("order_no", sa.String(length=80), nullable=False),
        sa.Column("order_date", sa.Date(), nullable=False),
        sa.Column("order_by", sa.Uuid(), nullable=True),
        sa.Column("body_text", sa.String(length=160), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("scan_id", sa.Uuid(), nullable=True),
        sa.Column("replaced_by", sa.Uuid(), nullable=True),
        sa.Column("via", sa.String(length=8), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=True),
        sa.Column("change_id", sa.Uuid(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "valid_until is null or valid_until >= valid_from", name=op.f("ck_child_order_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_child_order_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["placement_change.id"], name=op.f("fk_child_order_change_id")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_child_order_home_id")),
        sa.ForeignKeyConstraint(["order_by"], ["committee.id"], name=op.f("fk_child_order_order_by")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_child_order_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["replaced_by"], ["child_order.id"], name=op.f("fk_child_order_replaced_by")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_child_order_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child_order")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_child_order_id_home_id")),
    )
    op.create_index(op.f("ix_child_order_case_file_id"), "child_order", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_child_order_home_id"), "child_order", ["home_id"], unique=False)
    op.create_index(
        "ix_child_order_home_id_order_date", "child_order", ["home_id", "order_date"], unique=False
    )
    op.create_index(
        "ix_child_order_home_id_valid_until", "child_order", ["home_id", "valid_until"], unique=False
    )
    op.create_index(op.f("ix_child_order_placement_id"), "child_order", ["placement_id"], unique=False)
    op.create_table(
        "production",
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at_time", sa.Time(), nullable=True),
        sa.Column("forum", sa.String(length=12), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("purpose", sa.String(length=14), nullable=False),
        sa.Column("purpose_text", sa.String(length=200), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("escort_kind", sa.String(length=8), nullable=False),
        sa.Column("escort_staff_id", sa.Uuid(), nullable=True),
        sa.Column("escort_contact_id", sa.Uuid(), nullable=True),
        sa.Column("escort_name", sa.String(length=120), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("listed_by", sa.Uuid(), nullable=True),
        sa.Column("result", sa.String(length=12), nullable=False),
        sa.Column("produced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("went_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_carried_by", sa.String(length=120), nullable=False),
        sa.Column("file_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_produced_why", sa.String(length=200), nullable=False),
        sa.Column("ordered", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("next_id", sa.Uuid(), nullable=True),
        sa.Column("is_last", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "file_out_at is null or file_in_at is null or file_in_at >= file_out_at",
            name=op.f("ck_production_file_in_after_out"),
        ),
        sa.CheckConstraint(
            "went_at is null or back_at is null or back_at >= went_at",
            name=op.f("ck_production_back_after_going"),
        ),
        sa.ForeignKeyConstraint(["body_id"], ["committee.id"], name=op.f("fk_production_body_id")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_production_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["victim_case.id"], name=op.f("fk_production_case_id")),
        sa.ForeignKeyConstraint(
            ["escort_contact_id", "home_id"],
            ["family_member.id", "family_member.home_id"],
            name=op.f("fk_production_escort_contact_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["escort_staff_id", "home_id"],
            ["staff_member.id", "staff_member.home_id"],
            name=op.f("fk_production_escort_staff_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_production_home_id")),
        sa.ForeignKeyConstraint(["listed_by"], ["person_account.id"], name=op.f("fk_production_listed_by")),
        sa.ForeignKeyConstraint(["next_id"], ["production.id"], name=op.f("fk_production_next_id")),
        sa.ForeignKeyConstraint(
            ["order_id", "home_id"],
            ["child_order.id", "child_order.home_id"],
            name=op.f("fk_production_order_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["told_by"], ["person_account.id"], name=op.f("fk_production_told_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_production")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_production_id_home_id")),
    )
    op.create_index(op.f("ix_production_case_file_id"), "production", ["case_file_id"], unique=False)
    op.create_index(
        "ix_production_case_file_id_on_day", "production", ["case_file_id", "on_day"], unique=False
    )
    op.create_index(op.f("ix_production_case_id"), "production", ["case_id"], unique=False)
    op.create_index("ix_production_escort_staff_id", "production", ["escort_staff_id"], unique=False)
    op.create_index(op.f("ix_production_home_id"), "production", ["home_id"], unique=False)
    op.create_index("ix_production_home_id_on_day", "production", ["home_id", "on_day"], unique=False)
    op.create_index(op.f("ix_production_order_id"), "production", ["order_id"], unique=False)
    own_home_only("victim_case", "case_stage", "child_order", "production")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("production")
    op.drop_table("child_order")
    op.drop_table("case_stage")
    op.drop_table("victim_case")
