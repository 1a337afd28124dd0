"""Who stands beside her in the case, bail of the accused, compensation."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0019_legal_3"
down_revision = "0018_legal_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "bail_application",
        sa.Column("accused", sa.String(length=120), nullable=False),
        sa.Column("court", sa.String(length=120), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("objected_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_bail_application_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "case_file_id", "home_id"],
            ["victim_case.id", "victim_case.case_file_id", "victim_case.home_id"],
            name=op.f("fk_bail_application_case_id_case_file_id_home_id"),
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_bail_application_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_bail_application_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bail_application")),
    )
    op.create_index(
        op.f("ix_bail_application_case_file_id"), "bail_application", ["case_file_id"], unique=False
    )
    op.create_index(op.f("ix_bail_application_case_id"), "bail_application", ["case_id"], unique=False)
    op.create_index(op.f("ix_bail_application_home_id"), "bail_application", ["home_id"], unique=False)
    op.create_table(
        "compensation",
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("applied_to", sa.String(length=120), nullable=False),
        sa.Column("ordered_on", sa.Date(), nullable=True),
        sa.Column("order_no", sa.String(length=80), nullable=False),
        sa.Column("ordered_amount", sa.Integer(), nullable=True),
        sa.Column("credited_on", sa.Date(), nullable=True),
        sa.Column("credited_amount", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "credited_on is null or credited_on >= ordered_on",
            name=op.f("ck_compensation_credited_not_before_order"),
        ),
        sa.CheckConstraint(
            "credited_on is null or ordered_on is not null", name=op.f("ck_compensation_credited_after_order")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_compensation_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "case_file_id", "home_id"],
            ["victim_case.id", "victim_case.case_file_id", "victim_case.home_id"],
            name=op.f("fk_compensation_case_id_case_file_id_home_id"),
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_compensation_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_compensation_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compensation")),
    )
    op.create_index(op.f("ix_compensation_case_file_id"), "compensation", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_compensation_case_id"), "compensation", ["case_id"], unique=False)
    op.create_index(op.f("ix_compensation_home_id"), "compensation", ["home_id"], unique=False)
    op.create_table(
        "legal_aid",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_legal_aid_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "case_file_id", "home_id"],
            ["victim_case.id", "victim_case.case_file_id", "victim_case.home_id"],
            name=op.f("fk_legal_aid_case_id_case_file_id_home_id"),
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_legal_aid_home_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_legal_aid_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_aid")),
    )
    op.create_index(op.f("ix_legal_aid_case_file_id"), "legal_aid", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_legal_aid_case_id"), "legal_aid", ["case_id"], unique=False)
    op.create_index(op.f("ix_legal_aid_home_id"), "legal_aid", ["home_id"], unique=False)
    op.create_table(
        "support_person",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("organisation", sa.String(length=160), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("named_on", sa.Date(), nullable=False),
        sa.Column("named_by", sa.Uuid(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended_on is null or ended_on >= named_on", name=op.f("ck_support_person_ended_after_naming")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_support_person_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "case_file_id", "home_id"],
            ["victim_case.id", "victim_case.case_file_id", "victim_case.home_id"],
            name=op.f("fk_support_person_case_id_case_file_id_home_id"),
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_support_person_home_id")),
        sa.ForeignKeyConstraint(["named_by"], ["committee.id"], name=op.f("fk_support_person_named_by")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_support_person_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_person")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_support_person_id_home_id")),
    )
    op.create_index(op.f("ix_support_person_case_file_id"), "support_person", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_support_person_case_id"), "support_person", ["case_id"], unique=False)
    op.create_index(op.f("ix_support_person_home_id"), "support_person", ["home_id"], unique=False)
    op.create_table(
        "support_report",
        sa.Column("support_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_support_report_home_id")),
        sa.ForeignKeyConstraint(
            ["support_id", "home_id"],
            ["support_person.id", "support_person.home_id"],
            name=op.f("fk_support_report_support_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_support_report_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_report")),
        sa.UniqueConstraint("support_id", "due_on", name=op.f("uq_support_report_support_id_due_on")),
    )
    op.create_index(op.f("ix_support_report_home_id"), "support_report", ["home_id"], unique=False)
    own_home_only("bail_application", "compensation", "legal_aid", "support_person", "support_report")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("support_report")
    op.drop_table("support_person")
    op.drop_table("legal_aid")
    op.drop_table("compensation")
    op.drop_table("bail_application")
