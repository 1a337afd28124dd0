"""The plan by area when a child leaves (Form 7, Part C, item 5)."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0038_health_and_plan"
down_revision = "0037_devices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and when it was written last."""
    op.create_table(
        "leaving_area",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_leaving_area_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_leaving_area_home_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["leaving_plan.id"], name=op.f("fk_leaving_area_plan_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_leaving_area_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaving_area")),
        sa.UniqueConstraint("plan_id", "area", name=op.f("uq_leaving_area_plan_id_area")),
    )
    op.create_index(op.f("ix_leaving_area_case_file_id"), "leaving_area", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_leaving_area_home_id"), "leaving_area", ["home_id"], unique=False)
    op.create_index(op.f("ix_leaving_area_plan_id"), "leaving_area", ["plan_id"], unique=False)
    own_home_only("leaving_area")
    with op.batch_alter_table("leaving_plan") as table:
        table.add_column(sa.Column("areas_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take both away."""
    with op.batch_alter_table("leaving_plan") as table:
        table.drop_column("areas_at")
    op.drop_table("leaving_area")
