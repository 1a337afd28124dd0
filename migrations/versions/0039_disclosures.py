"""Exports to which a second person agrees, the register of disclosures, and how many children a print tells of."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only, signed_once

revision = "0039_disclosures"
down_revision = "0038_health_and_plan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "export_request",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("register_id", sa.String(length=60), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("is_sealed", sa.Boolean(), nullable=False),
        sa.Column("recipient", sa.String(length=20), nullable=False),
        sa.Column("recipient_words", sa.LargeBinary(), nullable=False),
        sa.Column("ground", sa.String(length=20), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("purpose", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refusal", sa.LargeBinary(), nullable=True),
        sa.Column("serial", sa.String(length=12), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kept_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(register_id = '') = (case_file_id IS NOT NULL)", name=op.f("ck_export_request_one_thing")
        ),
        sa.CheckConstraint(
            "(verdict = '') = (decided_at IS NULL)", name=op.f("ck_export_request_verdict_whole")
        ),
        sa.CheckConstraint(
            "ground IN ('', 'order', 'permission', 'report', 'case_file', 'guardian', 'own_record', 'own_data', 'offence', 'treatment', 'consent', 'law')",
            name=op.f("ck_export_request_ground_known"),
        ),
        sa.CheckConstraint(
            "made_at IS NULL OR verdict = 'agreed'", name=op.f("ck_export_request_made_if_agreed")
        ),
        sa.CheckConstraint(
            "recipient IN ('house', 'court', 'cwc', 'jjb', 'dcpu', 'police', 'hospital', 'home', 'legal', 'family', 'child', 'ngo', 'other')",
            name=op.f("ck_export_request_recipient_known"),
        ),
        sa.CheckConstraint(
            "verdict IN ('', 'agreed', 'refused')", name=op.f("ck_export_request_verdict_known")
        ),
        sa.CheckConstraint(
            "(decided_by IS NULL) = (decided_at IS NULL)", name=op.f("ck_export_request_word_whole")
        ),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by <> asked_by", name=op.f("ck_export_request_two_persons")
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["person_account.id"], name=op.f("fk_export_request_asked_by")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_export_request_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person_account.id"], name=op.f("fk_export_request_decided_by")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_export_request_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_request")),
        sa.UniqueConstraint("home_id", "year", "number", name=op.f("uq_export_request_home_id_year_number")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_export_request_id_home_id")),
    )
    op.create_index(op.f("ix_export_request_asked_by"), "export_request", ["asked_by"], unique=False)
    op.create_index(op.f("ix_export_request_case_file_id"), "export_request", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_export_request_home_id"), "export_request", ["home_id"], unique=False)
    op.create_index(op.f("ix_export_request_kept_until"), "export_request", ["kept_until"], unique=False)
    op.create_index(
        "ix_export_request_verdict_expires_at", "export_request", ["verdict", "expires_at"], unique=False
    )
    op.create_table(
        "disclosure",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=20), nullable=False),
        sa.Column("recipient_words", sa.LargeBinary(), nullable=False),
        sa.Column("ground", sa.String(length=20), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("what", sa.LargeBinary(), nullable=False),
        sa.Column("means", sa.String(length=20), nullable=False),
        sa.Column("receipt", sa.LargeBinary(), nullable=True),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_why", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "ground IN ('order', 'permission', 'report', 'case_file', 'guardian', 'own_record', 'own_data', 'offence', 'treatment', 'consent', 'law')",
            name=op.f("ck_disclosure_ground_known"),
        ),
        sa.CheckConstraint(
            "means IN ('hand', 'sealed_cover', 'post', 'file', 'mail', 'spoken', 'shown')",
            name=op.f("ck_disclosure_means_known"),
        ),
        sa.CheckConstraint(
            "recipient IN ('court', 'cwc', 'jjb', 'dcpu', 'police', 'hospital', 'home', 'legal', 'family', 'child', 'ngo', 'other')",
            name=op.f("ck_disclosure_recipient_known"),
        ),
        sa.CheckConstraint(
            "(struck_at IS NULL) = (struck_by IS NULL)", name=op.f("ck_disclosure_struck_whole")
        ),
        sa.CheckConstraint(
            "(struck_at IS NULL) = (struck_why IS NULL)", name=op.f("ck_disclosure_struck_with_reason")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_disclosure_home_id")),
        sa.ForeignKeyConstraint(
            ["request_id", "home_id"],
            ["export_request.id", "export_request.home_id"],
            name=op.f("fk_disclosure_request_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_disclosure_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_disclosure_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
        sa.UniqueConstraint("home_id", "year", "number", name=op.f("uq_disclosure_home_id_year_number")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_disclosure_id_home_id")),
    )
    op.create_index(op.f("ix_disclosure_home_id"), "disclosure", ["home_id"], unique=False)
    op.create_index("ix_disclosure_home_id_given_at", "disclosure", ["home_id", "given_at"], unique=False)
    op.create_index(op.f("ix_disclosure_request_id"), "disclosure", ["request_id"], unique=False)
    op.create_table(
        "disclosed_child",
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_disclosed_child_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["disclosure_id", "home_id"],
            ["disclosure.id", "disclosure.home_id"],
            name=op.f("fk_disclosed_child_disclosure_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_disclosed_child_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosed_child")),
    )
    op.create_index(
        op.f("ix_disclosed_child_case_file_id"), "disclosed_child", ["case_file_id"], unique=False
    )
    op.create_index(
        op.f("ix_disclosed_child_disclosure_id"), "disclosed_child", ["disclosure_id"], unique=False
    )
    op.create_index(op.f("ix_disclosed_child_home_id"), "disclosed_child", ["home_id"], unique=False)
    own_home_only("export_request", "disclosure", "disclosed_child")
    op.add_column("print_record", sa.Column("children", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("print_record", sa.Column("request_id", sa.Uuid(), nullable=True))
    signed_once(
        "disclosure",
        settled=("struck_at",),
        kept=("id", "home_id", "year", "number", "recipient", "recipient_words", "ground", "reference", "what", "means",
              "receipt", "children", "request_id", "given_at", "written_at", "written_by"),
    )  # fmt: skip


def downgrade() -> None:
    """Take the tables and the columns away."""
    op.drop_column("print_record", "request_id")
    op.drop_column("print_record", "children")
    op.drop_table("disclosed_child")
    op.drop_table("disclosure")
    op.drop_table("export_request")
