"""Words of names, other names, ages and the papers of who a child is."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0013_identity_1"
down_revision = "0012_reception_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "age_record",
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("years", sa.Integer(), nullable=True),
        sa.Column("years_to", sa.Integer(), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("by_text", sa.String(length=160), nullable=False),
        sa.Column("document", sa.String(length=10), nullable=False),
        sa.Column("document_text", sa.String(length=160), nullable=False),
        sa.Column("no_paper_reason", sa.String(length=200), nullable=False),
        sa.Column("order_no", sa.String(length=80), nullable=False),
        sa.Column("committee_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "kind <> 'ordered' or (order_no <> '' and document <> '')", name=op.f("ck_age_record_order_whole")
        ),
        sa.CheckConstraint("kind in ('stated', 'assessed', 'ordered')", name=op.f("ck_age_record_kind")),
        sa.CheckConstraint(
            "born_on is not null or years is not null", name=op.f("ck_age_record_says_an_age")
        ),
        sa.CheckConstraint("years_to is null or years_to >= years", name=op.f("ck_age_record_range")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_age_record_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_age_record_committee_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_age_record_home_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_age_record_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_age_record_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_age_record")),
    )
    op.create_index(op.f("ix_age_record_case_file_id"), "age_record", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_age_record_home_id"), "age_record", ["home_id"], unique=False)
    op.create_table(
        "alias",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_local", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("kind in ('called', 'earlier', 'given', 'paper')", name=op.f("ck_alias_kind")),
        sa.CheckConstraint("name <> '' or name_local <> ''", name=op.f("ck_alias_has_a_name")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_alias_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_alias_home_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_alias_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_alias_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
    )
    op.create_index(op.f("ix_alias_case_file_id"), "alias", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_alias_home_id"), "alias", ["home_id"], unique=False)
    op.create_table(
        "identity_paper",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("name_on_paper", sa.String(length=120), nullable=False),
        sa.Column("issued_by", sa.String(length=120), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("kept_where", sa.String(length=120), nullable=False),
        sa.Column("next_step", sa.String(length=200), nullable=False),
        sa.Column("next_office", sa.String(length=160), nullable=False),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("carrier_id", sa.Uuid(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["carrier_id"], ["person_account.id"], name=op.f("fk_identity_paper_carrier_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_identity_paper_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_identity_paper_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_identity_paper_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_paper")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_identity_paper_id_home_id")),
    )
    op.create_index(op.f("ix_identity_paper_case_file_id"), "identity_paper", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_identity_paper_home_id"), "identity_paper", ["home_id"], unique=False)
    op.create_index(
        "ix_identity_paper_home_id_next_due_on", "identity_paper", ["home_id", "next_due_on"], unique=False
    )
    op.create_table(
        "name_word",
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column(
            "word",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_name_word_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_name_word_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_word")),
    )
    op.create_index(
        "ix_name_word_home_id_word", "name_word", ["home_id", "word", "kind", "case_file_id"], unique=False
    )
    op.create_index("uq_name_word_of_file", "name_word", ["case_file_id", "word", "kind"], unique=True)
    op.create_table(
        "paper_step",
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("office", sa.String(length=160), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_paper_step_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_paper_step_home_id")),
        sa.ForeignKeyConstraint(
            ["paper_id", "home_id"],
            ["identity_paper.id", "identity_paper.home_id"],
            name=op.f("fk_paper_step_paper_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_paper_step_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_step")),
    )
    op.create_index(op.f("ix_paper_step_case_file_id"), "paper_step", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_paper_step_home_id"), "paper_step", ["home_id"], unique=False)
    op.create_index("ix_paper_step_paper_id", "paper_step", ["paper_id"], unique=False)
    own_home_only("age_record", "alias", "identity_paper", "name_word", "paper_step")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("paper_step")
    op.drop_table("name_word")
    op.drop_table("identity_paper")
    op.drop_table("alias")
    op.drop_table("age_record")
