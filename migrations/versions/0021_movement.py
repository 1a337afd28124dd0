"""Leave and hospital, missing children, transfers and handed-over files, deaths."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0021_movement"
down_revision = "0020_savings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and the moment at which a transfer closes a file."""
    op.add_column("case_file", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "handed_file",
        sa.Column("from_home_id", sa.Uuid(), nullable=False),
        sa.Column("from_file_id", sa.Uuid(), nullable=False),
        sa.Column("from_code", sa.String(length=20), nullable=False),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("travels", sa.String(length=80), nullable=False),
        sa.Column("paise_sent", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_handed_file_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["from_file_id"], ["case_file.id"], name=op.f("fk_handed_file_from_file_id")),
        sa.ForeignKeyConstraint(["from_home_id"], ["home.id"], name=op.f("fk_handed_file_from_home_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_handed_file_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed_file")),
    )
    op.create_index(op.f("ix_handed_file_case_file_id"), "handed_file", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_handed_file_from_file_id"), "handed_file", ["from_file_id"], unique=False)
    op.create_index(op.f("ix_handed_file_home_id"), "handed_file", ["home_id"], unique=False)
    op.create_table(
        "away",
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("occasion", sa.String(length=20), nullable=False),
        sa.Column("order_no", sa.String(length=80), nullable=False),
        sa.Column("order_date", sa.Date(), nullable=True),
        sa.Column("order_by", sa.Uuid(), nullable=True),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("longer_why", sa.String(length=200), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("with_name", sa.String(length=120), nullable=False),
        sa.Column("with_relation", sa.String(length=60), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_with", sa.String(length=120), nullable=False),
        sa.Column("return_note", sa.Text(), nullable=False),
        sa.Column("return_written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("return_written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_why", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("due_at is null or due_at > from_at", name=op.f("ck_away_due_after_from")),
        sa.CheckConstraint(
            "returned_at is null or returned_at >= from_at", name=op.f("ck_away_returned_after_from")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_away_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_away_home_id")),
        sa.ForeignKeyConstraint(["order_by"], ["committee.id"], name=op.f("fk_away_order_by")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_away_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["return_written_by"], ["person_account.id"], name=op.f("fk_away_return_written_by")
        ),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_away_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_away_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_away")),
    )
    op.create_index(op.f("ix_away_case_file_id"), "away", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_away_home_id"), "away", ["home_id"], unique=False)
    op.create_index("ix_away_home_id_from_at", "away", ["home_id", "from_at"], unique=False)
    op.create_index(op.f("ix_away_placement_id"), "away", ["placement_id"], unique=False)
    op.create_index(
        "uq_away_open",
        "away",
        ["case_file_id"],
        unique=True,
        sqlite_where=sa.text("returned_at IS NULL AND struck_at IS NULL"),
        postgresql_where=sa.text("returned_at IS NULL AND struck_at IS NULL"),
    )
    op.create_table(
        "death",
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("died_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("cause", sa.LargeBinary(), nullable=True),
        sa.Column("cause_by", sa.String(length=120), nullable=False),
        sa.Column("police_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("police_no", sa.String(length=80), nullable=False),
        sa.Column("committee_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("parents_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("magistrate_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("medical_officer_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("inquest_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("post_mortem_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("post_mortem_no", sa.String(length=80), nullable=False),
        sa.Column("body_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body_to", sa.String(length=160), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_death_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_death_home_id")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_death_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_death_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_death")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_death_placement_id")),
    )
    op.create_index(op.f("ix_death_case_file_id"), "death", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_death_home_id"), "death", ["home_id"], unique=False)
    op.create_table(
        "missing",
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_where", sa.String(length=200), nullable=False),
        sa.Column("wearing", sa.String(length=200), nullable=False),
        sa.Column("police_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("police_station", sa.String(length=120), nullable=False),
        sa.Column("police_no", sa.String(length=80), nullable=False),
        sa.Column("family_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("committee_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("report_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("found_how", sa.String(length=200), nullable=False),
        sa.Column("found_written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("found_written_by", sa.Uuid(), nullable=True),
        sa.Column("lapsed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "found_at is null or found_at >= noticed_at", name=op.f("ck_missing_found_after_noticed")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_missing_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["found_written_by"], ["person_account.id"], name=op.f("fk_missing_found_written_by")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_missing_home_id")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_missing_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_missing_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missing")),
    )
    op.create_index(op.f("ix_missing_case_file_id"), "missing", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_missing_home_id"), "missing", ["home_id"], unique=False)
    op.create_index("ix_missing_home_id_noticed_at", "missing", ["home_id", "noticed_at"], unique=False)
    op.create_index(op.f("ix_missing_placement_id"), "missing", ["placement_id"], unique=False)
    op.create_index(
        "uq_missing_open",
        "missing",
        ["case_file_id"],
        unique=True,
        sqlite_where=sa.text("found_at IS NULL AND lapsed_at IS NULL"),
        postgresql_where=sa.text("found_at IS NULL AND lapsed_at IS NULL"),
    )
    op.create_table(
        "transfer",
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("effective_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("order_no", sa.String(length=80), nullable=False),
        sa.Column("order_date", sa.Date(), nullable=False),
        sa.Column("order_by", sa.Uuid(), nullable=True),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("to_home_id", sa.Uuid(), nullable=True),
        sa.Column("to_words", sa.String(length=160), nullable=False),
        sa.Column("examined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("examined_by", sa.String(length=120), nullable=False),
        sa.Column("escort", sa.String(length=120), nullable=False),
        sa.Column("escort_order_no", sa.String(length=80), nullable=False),
        sa.Column("travels", sa.String(length=80), nullable=False),
        sa.Column("paise_sent", sa.BigInteger(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_transfer_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_transfer_home_id")),
        sa.ForeignKeyConstraint(["order_by"], ["committee.id"], name=op.f("fk_transfer_order_by")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_transfer_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["to_home_id"], ["home.id"], name=op.f("fk_transfer_to_home_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_transfer_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
    )
    op.create_index(op.f("ix_transfer_case_file_id"), "transfer", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_transfer_home_id"), "transfer", ["home_id"], unique=False)
    op.create_index(op.f("ix_transfer_placement_id"), "transfer", ["placement_id"], unique=False)
    op.create_index(op.f("ix_transfer_to_home_id"), "transfer", ["to_home_id"], unique=False)
    op.create_table(
        "missing_effort",
        sa.Column("missing_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_missing_effort_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_missing_effort_home_id")),
        sa.ForeignKeyConstraint(["missing_id"], ["missing.id"], name=op.f("fk_missing_effort_missing_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_missing_effort_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missing_effort")),
    )
    op.create_index(op.f("ix_missing_effort_case_file_id"), "missing_effort", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_missing_effort_home_id"), "missing_effort", ["home_id"], unique=False)
    op.create_index(op.f("ix_missing_effort_missing_id"), "missing_effort", ["missing_id"], unique=False)
    own_home_only("handed_file", "away", "death", "missing", "transfer", "missing_effort")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("missing_effort")
    op.drop_table("transfer")
    op.drop_table("missing")
    op.drop_table("death")
    op.drop_table("away")
    op.drop_table("handed_file")
    op.drop_column("case_file", "closed_at")
