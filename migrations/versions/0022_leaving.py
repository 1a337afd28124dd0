"""Plans and steps of a leaving, and sealed files that were read again."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0022_leaving"
down_revision = "0021_movement"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "sealed_reading",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_sealed_reading_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sealed_reading_home_id")),
        sa.ForeignKeyConstraint(["user_id"], ["person_account.id"], name=op.f("fk_sealed_reading_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_reading")),
    )
    op.create_index(op.f("ix_sealed_reading_case_file_id"), "sealed_reading", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_sealed_reading_home_id"), "sealed_reading", ["home_id"], unique=False)
    op.create_index(
        "ix_sealed_reading_user_id_until_at", "sealed_reading", ["user_id", "until_at"], unique=False
    )
    op.create_table(
        "leaving_plan",
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("going", sa.String(length=24), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("moved_from_on", sa.Date(), nullable=True),
        sa.Column("moved_why", sa.String(length=120), nullable=False),
        sa.Column("authority", sa.String(length=120), nullable=False),
        sa.Column("residence", sa.Text(), nullable=False),
        sa.Column("schooling", sa.Text(), nullable=False),
        sa.Column("livelihood", sa.Text(), nullable=False),
        sa.Column("health", sa.Text(), nullable=False),
        sa.Column("money", sa.Text(), nullable=False),
        sa.Column("her_words", sa.Text(), nullable=False),
        sa.Column("follow_up_by", sa.String(length=160), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_how", sa.String(length=120), nullable=False),
        sa.Column("travel_paid", sa.Boolean(), nullable=False),
        sa.Column("escort", sa.String(length=120), nullable=False),
        sa.Column("escort_relation", sa.String(length=60), nullable=False),
        sa.Column("escort_contact_id", sa.Uuid(), nullable=True),
        sa.Column("escort_is_woman", sa.Boolean(), nullable=False),
        sa.Column("escort_order_no", sa.String(length=80), nullable=False),
        sa.Column("receiver", sa.String(length=120), nullable=False),
        sa.Column("receiver_relation", sa.String(length=60), nullable=False),
        sa.Column("receiver_contact_id", sa.Uuid(), nullable=True),
        sa.Column("without_study_order", sa.String(length=80), nullable=False),
        sa.Column("without_study_why", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("receipt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("receipt_by", sa.String(length=120), nullable=False),
        sa.Column("certificate_no", sa.Integer(), nullable=True),
        sa.Column("certificate_year", sa.Integer(), nullable=True),
        sa.Column("certificate_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_leaving_plan_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_leaving_plan_home_id")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_leaving_plan_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_leaving_plan_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaving_plan")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_leaving_plan_placement_id")),
    )
    op.create_index(op.f("ix_leaving_plan_case_file_id"), "leaving_plan", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_leaving_plan_home_id"), "leaving_plan", ["home_id"], unique=False)
    op.create_index("ix_leaving_plan_home_id_due_on", "leaving_plan", ["home_id", "due_on"], unique=False)
    op.create_table(
        "leaving_step",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_leaving_step_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_leaving_step_home_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["leaving_plan.id"], name=op.f("fk_leaving_step_plan_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_leaving_step_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaving_step")),
    )
    op.create_index(op.f("ix_leaving_step_case_file_id"), "leaving_step", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_leaving_step_home_id"), "leaving_step", ["home_id"], unique=False)
    op.create_index(op.f("ix_leaving_step_plan_id"), "leaving_step", ["plan_id"], unique=False)
    own_home_only("sealed_reading", "leaving_plan", "leaving_step")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("leaving_step")
    op.drop_table("leaving_plan")
    op.drop_table("sealed_reading")
