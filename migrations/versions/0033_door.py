"""The door of a drop-in centre: one row each time a child is in the house."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0033_door"
down_revision = "0032_aftercare"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "door_visit",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("came_written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("came_by", sa.Uuid(), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_by", sa.Uuid(), nullable=True),
        sa.Column("services", sa.String(length=100), nullable=False),
        sa.Column("other_words", sa.String(length=120), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("fetched_by", sa.String(length=120), nullable=False),
        sa.Column("night_on", sa.Date(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "left_at is null or left_at >= came_at", name=op.f("ck_door_visit_left_after_coming")
        ),
        sa.ForeignKeyConstraint(["came_by"], ["person_account.id"], name=op.f("fk_door_visit_came_by")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_door_visit_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_door_visit_home_id")),
        sa.ForeignKeyConstraint(["left_by"], ["person_account.id"], name=op.f("fk_door_visit_left_by")),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_door_visit_struck_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_visit")),
    )
    op.create_index(op.f("ix_door_visit_case_file_id"), "door_visit", ["case_file_id"], unique=False)
    op.create_index("ix_door_visit_case_file_id_day", "door_visit", ["case_file_id", "day"], unique=False)
    op.create_index(op.f("ix_door_visit_home_id"), "door_visit", ["home_id"], unique=False)
    op.create_index("ix_door_visit_home_id_day", "door_visit", ["home_id", "day"], unique=False)
    op.create_index(
        "uq_door_visit_open",
        "door_visit",
        ["case_file_id"],
        unique=True,
        sqlite_where=sa.text("left_at IS NULL AND struck_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL AND struck_at IS NULL"),
    )
    own_home_only("door_visit")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("door_visit")
