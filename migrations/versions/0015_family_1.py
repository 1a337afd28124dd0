"""A child's family, sealed values that were mended, and inquiries about a family."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0015_family_1"
down_revision = "0014_identity_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "family_member",
        sa.Column("relation", sa.String(length=16), nullable=False),
        sa.Column("relation_text", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_local", sa.String(length=120), nullable=False),
        sa.Column("life", sa.String(length=10), nullable=False),
        sa.Column("age_years", sa.Integer(), nullable=True),
        sa.Column("age_stated_on", sa.Date(), nullable=True),
        sa.Column("occupation", sa.String(length=120), nullable=False),
        sa.Column("income_month", sa.Integer(), nullable=True),
        sa.Column("health", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=12), nullable=False),
        sa.Column("may_take_her", sa.Boolean(), nullable=False),
        sa.Column("wanted", sa.String(length=10), nullable=False),
        sa.Column("wanted_words", sa.Text(), nullable=False),
        sa.Column("barred_no", sa.String(length=80), nullable=False),
        sa.Column("barred_on", sa.Date(), nullable=True),
        sa.Column("barred_by", sa.String(length=120), nullable=False),
        sa.Column("barred_until", sa.Date(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("safe_words", sa.LargeBinary(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "contact <> 'barred' or barred_no <> ''", name=op.f("ck_family_member_bar_with_order")
        ),
        sa.CheckConstraint(
            "contact in ('not_decided', 'safe', 'ask_first', 'barred')",
            name=op.f("ck_family_member_contact_known"),
        ),
        sa.CheckConstraint(
            "life in ('alive', 'dead', 'not_known')", name=op.f("ck_family_member_life_known")
        ),
        sa.CheckConstraint(
            "not (contact = 'barred' and may_take_her)", name=op.f("ck_family_member_barred_takes_nobody")
        ),
        sa.CheckConstraint(
            "relation in ('mother', 'father', 'stepmother', 'stepfather', 'sister', 'brother', 'mothers_mother', 'mothers_father', 'fathers_mother', 'fathers_father', 'mothers_sister', 'mothers_brother', 'fathers_sister', 'fathers_brother', 'cousin', 'husband', 'in_law', 'own_child', 'guardian', 'neighbour', 'friend', 'other')",
            name=op.f("ck_family_member_relation_known"),
        ),
        sa.CheckConstraint(
            "wanted in ('yes', 'no', 'not_asked')", name=op.f("ck_family_member_wanted_known")
        ),
        sa.CheckConstraint(
            "phone is null or safe_words is not null", name=op.f("ck_family_member_number_with_words")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_family_member_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_family_member_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_family_member_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_member")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_family_member_id_home_id")),
    )
    op.create_index(op.f("ix_family_member_case_file_id"), "family_member", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_family_member_home_id"), "family_member", ["home_id"], unique=False)
    op.create_index(
        "uq_family_member_parent",
        "family_member",
        ["case_file_id", "relation"],
        unique=True,
        sqlite_where=sa.text("(relation = 'father' OR relation = 'mother') AND struck_at IS NULL"),
        postgresql_where=sa.text("(relation = 'father' OR relation = 'mother') AND struck_at IS NULL"),
    )
    op.create_table(
        "sealed_before",
        sa.Column("subject_table", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("old", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("by_name", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person_account.id"], name=op.f("fk_sealed_before_by")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_sealed_before_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sealed_before_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_before")),
    )
    op.create_index(op.f("ix_sealed_before_case_file_id"), "sealed_before", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_sealed_before_home_id"), "sealed_before", ["home_id"], unique=False)
    op.create_index("ix_sealed_before_subject_id", "sealed_before", ["subject_id"], unique=False)
    op.create_table(
        "inquiry",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("order_no", sa.String(length=80), nullable=False),
        sa.Column("order_date", sa.Date(), nullable=True),
        sa.Column("order_by", sa.Uuid(), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=True),
        sa.Column("met", sa.String(length=200), nullable=False),
        sa.Column("findings", sa.LargeBinary(), nullable=True),
        sa.Column("fit", sa.String(length=8), nullable=False),
        sa.Column("recommendation", sa.LargeBinary(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_by", sa.Uuid(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_reason", sa.String(length=300), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dropped_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("fit = '' or fit in ('yes', 'not_yet', 'no')", name=op.f("ck_inquiry_fit_known")),
        sa.CheckConstraint(
            "kind in ('home_verification', 'social_investigation', 'home_study', 'follow_up')",
            name=op.f("ck_inquiry_kind_known"),
        ),
        sa.CheckConstraint(
            "agreed_at is null or visited_on is not null", name=op.f("ck_inquiry_agreed_after_visit")
        ),
        sa.CheckConstraint(
            "agreed_by is null or agreed_by <> written_by", name=op.f("ck_inquiry_agreed_by_another")
        ),
        sa.ForeignKeyConstraint(["agreed_by"], ["person_account.id"], name=op.f("fk_inquiry_agreed_by")),
        sa.ForeignKeyConstraint(["asked_by"], ["person_account.id"], name=op.f("fk_inquiry_asked_by")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_inquiry_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_inquiry_home_id")),
        sa.ForeignKeyConstraint(
            ["member_id", "home_id"],
            ["family_member.id", "family_member.home_id"],
            name=op.f("fk_inquiry_member_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["order_by"], ["committee.id"], name=op.f("fk_inquiry_order_by")),
        sa.ForeignKeyConstraint(["worker_id"], ["person_account.id"], name=op.f("fk_inquiry_worker_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_inquiry_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_inquiry_id_home_id")),
    )
    op.create_index(op.f("ix_inquiry_case_file_id"), "inquiry", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_inquiry_home_id"), "inquiry", ["home_id"], unique=False)
    op.create_index("ix_inquiry_worker_id_due_on", "inquiry", ["worker_id", "due_on"], unique=False)
    own_home_only("family_member", "sealed_before", "inquiry")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("inquiry")
    op.drop_table("sealed_before")
    op.drop_table("family_member")
