"""The organisation, its homes, the people who sign in and their posts, part 2."""

import sqlalchemy as sa
from alembic import op

revision = "0003_accounts_and_homes_2"
down_revision = "0002_accounts_and_homes_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "sign_in",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("absolute_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("awaits_code", sa.Boolean(), nullable=False),
        sa.Column("second_factor_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why_ended", sa.String(length=30), nullable=True),
        sa.Column("ip", sa.String(length=45), nullable=False),
        sa.Column("agent", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["person_account.id"], name=op.f("fk_sign_in_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
    )
    op.create_index("ix_sign_in_user_id_ended_at", "sign_in", ["user_id", "ended_at"], unique=False)
    op.create_table(
        "post",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=True),
        sa.Column("committee_id", sa.Uuid(), nullable=True),
        sa.Column("case_file_id", sa.Uuid(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("standing", sa.String(length=10), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(role IN ('administrator', 'head_office', 'privacy_officer') AND home_id IS NULL) OR (NOT role IN ('administrator', 'head_office', 'privacy_officer') AND home_id IS NOT NULL)",
            name=op.f("ck_post_home_fits_role"),
        ),
        sa.CheckConstraint(
            "role IN ('superintendent', 'house_staff', 'teacher', 'counsellor', 'nurse', 'doctor', 'case_worker', 'stores', 'gate', 'inspector', 'committee_member', 'head_office', 'privacy_officer', 'administrator', 'young_person', 'kiosk')",
            name=op.f("ck_post_role_known"),
        ),
        sa.CheckConstraint("standing IN ('held', 'waiting', 'refused')", name=op.f("ck_post_standing_known")),
        sa.CheckConstraint("agreed_by IS NULL OR agreed_by <> given_by", name=op.f("ck_post_two_persons")),
        sa.CheckConstraint("ends_at IS NULL OR ends_at >= starts_at", name=op.f("ck_post_ends_after_start")),
        sa.ForeignKeyConstraint(["agreed_by"], ["person_account.id"], name=op.f("fk_post_agreed_by")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_post_committee_id")),
        sa.ForeignKeyConstraint(["given_by"], ["person_account.id"], name=op.f("fk_post_given_by")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_post_home_id")),
        sa.ForeignKeyConstraint(["user_id"], ["person_account.id"], name=op.f("fk_post_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
    )
    op.create_index("ix_post_home_id_role", "post", ["home_id", "role"], unique=False)
    op.create_index("ix_post_user_id_ends_at", "post", ["user_id", "ends_at"], unique=False)


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("post")
    op.drop_table("sign_in")
