"""Copies of the house, and the key that opens them from paper."""

import sqlalchemy as sa
from alembic import op

revision = "0034_backups"
down_revision = "0033_door"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "backup",
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cause", sa.String(length=10), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.Column("opens_by_paper", sa.Boolean(), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("second", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("cause in ('night', 'page', 'terminal')", name=op.f("ck_backup_cause_known")),
        sa.CheckConstraint("second in ('', 'kept', 'absent', 'failed')", name=op.f("ck_backup_second_known")),
        sa.CheckConstraint(
            "state in ('running', 'done', 'failed', 'stopped')", name=op.f("ck_backup_state_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup")),
    )
    op.create_index(op.f("ix_backup_made_at"), "backup", ["made_at"], unique=False)
    op.create_table(
        "recovery_key",
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("wrapped_mark", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_key")),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("recovery_key")
    op.drop_table("backup")
