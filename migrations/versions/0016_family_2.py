"""Photographs of inquiries, requests to other districts, and referrals."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0016_family_2"
down_revision = "0015_family_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "referral",
        sa.Column("to_kind", sa.String(length=12), nullable=False),
        sa.Column("to_name", sa.String(length=120), nullable=False),
        sa.Column("what_for", sa.Text(), nullable=False),
        sa.Column("heads", sa.String(length=160), nullable=False),
        sa.Column("consent", sa.String(length=8), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("consent_words", sa.String(length=200), nullable=False),
        sa.Column("order_no", sa.String(length=80), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("is_accepted", sa.Boolean(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decline_reason", sa.String(length=200), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("outcome_words", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("consent <> 'order' or order_no <> ''", name=op.f("ck_referral_order_named")),
        sa.CheckConstraint(
            "consent in ('child', 'guardian', 'order')", name=op.f("ck_referral_consent_known")
        ),
        sa.CheckConstraint(
            "outcome = '' or outcome in ('given', 'partly', 'refused', 'no_answer', 'not_needed')",
            name=op.f("ck_referral_outcome_known"),
        ),
        sa.CheckConstraint(
            "to_kind in ('hospital', 'dcpu', 'school', 'legal_aid', 'ngo', 'other_home', 'police', 'department')",
            name=op.f("ck_referral_to_known"),
        ),
        sa.CheckConstraint(
            "answered_on is null or answered_on >= sent_on", name=op.f("ck_referral_answered_after_sent")
        ),
        sa.CheckConstraint(
            "closed_on is null or closed_on >= sent_on", name=op.f("ck_referral_closed_after_sent")
        ),
        sa.CheckConstraint("due_on >= sent_on", name=op.f("ck_referral_due_after_sent")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_referral_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_referral_home_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_referral_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_referral_id_home_id")),
    )
    op.create_index(op.f("ix_referral_case_file_id"), "referral", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_referral_home_id"), "referral", ["home_id"], unique=False)
    op.create_index("ix_referral_home_id_due_on", "referral", ["home_id", "due_on"], unique=False)
    op.create_table(
        "district_request",
        sa.Column("inquiry_id", sa.Uuid(), nullable=False),
        sa.Column("district", sa.String(length=80), nullable=False),
        sa.Column("body", sa.String(length=120), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("sent_by", sa.Uuid(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "answered_on is null or answered_on >= sent_on",
            name=op.f("ck_district_request_answered_after_sent"),
        ),
        sa.CheckConstraint("due_on >= sent_on", name=op.f("ck_district_request_due_after_sent")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_district_request_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_district_request_home_id")),
        sa.ForeignKeyConstraint(
            ["inquiry_id", "home_id"],
            ["inquiry.id", "inquiry.home_id"],
            name=op.f("fk_district_request_inquiry_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["sent_by"], ["person_account.id"], name=op.f("fk_district_request_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_district_request")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_district_request_id_home_id")),
    )
    op.create_index(
        op.f("ix_district_request_case_file_id"), "district_request", ["case_file_id"], unique=False
    )
    op.create_index(op.f("ix_district_request_home_id"), "district_request", ["home_id"], unique=False)
    op.create_index("ix_district_request_inquiry_id", "district_request", ["inquiry_id"], unique=False)
    op.create_table(
        "inquiry_photo",
        sa.Column("inquiry_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("shows", sa.String(length=120), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person_account.id"], name=op.f("fk_inquiry_photo_added_by")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_inquiry_photo_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_inquiry_photo_home_id")),
        sa.ForeignKeyConstraint(
            ["inquiry_id", "home_id"],
            ["inquiry.id", "inquiry.home_id"],
            name=op.f("fk_inquiry_photo_inquiry_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry_photo")),
    )
    op.create_index(op.f("ix_inquiry_photo_case_file_id"), "inquiry_photo", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_inquiry_photo_home_id"), "inquiry_photo", ["home_id"], unique=False)
    op.create_index("ix_inquiry_photo_inquiry_id", "inquiry_photo", ["inquiry_id"], unique=False)
    own_home_only("referral", "district_request", "inquiry_photo")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("inquiry_photo")
    op.drop_table("district_request")
    op.drop_table("referral")
