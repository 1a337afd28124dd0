"""Shared phones with their PINs, and visit passes."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0037_devices"
down_revision = "0036_intake"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "device",
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("kept_by", sa.String(length=80), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("enrolled_by", sa.Uuid(), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["enrolled_by"], ["person_account.id"], name=op.f("fk_device_enrolled_by")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_device_home_id")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["person_account.id"], name=op.f("fk_device_withdrawn_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_device_id_home_id")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_device_token_digest")),
    )
    op.create_index(op.f("ix_device_home_id"), "device", ["home_id"], unique=False)
    op.create_table(
        "quick_pin",
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("pin_hash", sa.String(length=200), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("full_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["device_id", "home_id"],
            ["device.id", "device.home_id"],
            name=op.f("fk_quick_pin_device_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_quick_pin_home_id")),
        sa.ForeignKeyConstraint(["user_id"], ["person_account.id"], name=op.f("fk_quick_pin_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quick_pin")),
        sa.UniqueConstraint("device_id", "user_id", name=op.f("uq_quick_pin_device_id_user_id")),
    )
    op.create_index(op.f("ix_quick_pin_home_id"), "quick_pin", ["home_id"], unique=False)
    op.create_index("ix_quick_pin_user_id", "quick_pin", ["user_id"], unique=False)
    op.create_table(
        "visit_pass",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("committee_id", sa.Uuid(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claim_hash", sa.String(length=64), nullable=True),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("designation", sa.String(length=120), nullable=False),
        sa.Column("order_no", sa.String(length=80), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "began_at IS NULL OR user_id IS NOT NULL", name=op.f("ck_visit_pass_begun_by_somebody")
        ),
        sa.CheckConstraint(
            "user_id IS NULL OR claimed_at IS NOT NULL", name=op.f("ck_visit_pass_named_after_code")
        ),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_visit_pass_committee_id")),
        sa.ForeignKeyConstraint(["ended_by"], ["person_account.id"], name=op.f("fk_visit_pass_ended_by")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_visit_pass_home_id")),
        sa.ForeignKeyConstraint(["made_by"], ["person_account.id"], name=op.f("fk_visit_pass_made_by")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_visit_pass_post_id")),
        sa.ForeignKeyConstraint(["user_id"], ["person_account.id"], name=op.f("fk_visit_pass_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_pass")),
        sa.UniqueConstraint("claim_hash", name=op.f("uq_visit_pass_claim_hash")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_visit_pass_code_hash")),
    )
    op.create_index(op.f("ix_visit_pass_home_id"), "visit_pass", ["home_id"], unique=False)
    op.create_index(op.f("ix_visit_pass_post_id"), "visit_pass", ["post_id"], unique=False)
    own_home_only("device", "quick_pin", "visit_pass")
    op.add_column("sign_in", sa.Column("device_id", sa.Uuid(), nullable=True))
    op.add_column("sign_in", sa.Column("by_pin", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take the tables away."""
    op.drop_column("sign_in", "by_pin")
    op.drop_column("sign_in", "device_id")
    op.drop_table("visit_pass")
    op.drop_table("quick_pin")
    op.drop_table("device")
