"""Keep the audit keys of the houses from which chains moved in."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import append_only, free

revision = "0042_moving_house"
down_revision = "0041_paper_sheets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "audit_earlier",
        sa.Column("chain_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["chain_id"], ["audit_chain.id"], name=op.f("fk_audit_earlier_chain_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_earlier")),
        sa.UniqueConstraint("chain_id", "seq", name=op.f("uq_audit_earlier_chain_id_seq")),
    )
    append_only("audit_earlier")


def downgrade() -> None:
    """Take the tables away."""
    free("audit_earlier")
    op.drop_table("audit_earlier")
