"""Weights and heights, immunisations, and the sealed compartment of health."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0028_health"
down_revision = "0028_health_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "health_measure",
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=True),
        sa.Column("height_mm", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "height_mm is null or height_mm between 300 and 2300",
            name=op.f("ck_health_measure_height_of_a_child"),
        ),
        sa.CheckConstraint(
            "weight_g is not null or height_mm is not null", name=op.f("ck_health_measure_something_measured")
        ),
        sa.CheckConstraint(
            "weight_g is null or weight_g between 500 and 200000",
            name=op.f("ck_health_measure_weight_of_a_child"),
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_health_measure_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_health_measure_home_id")),
        sa.ForeignKeyConstraint(
            ["struck_by"], ["person_account.id"], name=op.f("fk_health_measure_struck_by")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_health_measure_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_measure")),
    )
    op.create_index(op.f("ix_health_measure_case_file_id"), "health_measure", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_health_measure_home_id"), "health_measure", ["home_id"], unique=False)
    op.create_index(
        "ix_health_measure_home_id_measured_on", "health_measure", ["home_id", "measured_on"], unique=False
    )
    op.create_index(
        "uq_health_measure_standing",
        "health_measure",
        ["case_file_id", "measured_on"],
        unique=True,
        sqlite_where=sa.text("struck_at IS NULL"),
        postgresql_where=sa.text("struck_at IS NULL"),
    )
    op.create_table(
        "immunisation",
        sa.Column("dose", sa.String(length=12), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=6), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("batch", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "source <> 'here' or given_on is not null", name=op.f("ck_immunisation_given_here_has_its_day")
        ),
        sa.CheckConstraint(
            "source in ('card', 'here', 'told', 'scar')", name=op.f("ck_immunisation_source_known")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_immunisation_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_immunisation_home_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_immunisation_struck_by")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_immunisation_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_immunisation")),
    )
    op.create_index(op.f("ix_immunisation_case_file_id"), "immunisation", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_immunisation_home_id"), "immunisation", ["home_id"], unique=False)
    op.create_index("ix_immunisation_home_id_given_on", "immunisation", ["home_id", "given_on"], unique=False)
    op.create_index(
        "uq_immunisation_standing",
        "immunisation",
        ["case_file_id", "dose"],
        unique=True,
        sqlite_where=sa.text("struck_at IS NULL"),
        postgresql_where=sa.text("struck_at IS NULL"),
    )
    op.create_table(
        "sealed_health",
        sa.Column("matter", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_sealed_health_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sealed_health_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_sealed_health_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_health")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_sealed_health_id_home_id")),
    )
    op.create_index(op.f("ix_sealed_health_case_file_id"), "sealed_health", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_sealed_health_home_id"), "sealed_health", ["home_id"], unique=False)
    op.create_table(
        "sealed_health_reader",
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.String(length=12), nullable=False),
        sa.Column("named_by", sa.Uuid(), nullable=True),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sealed_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sealed_health_reader_home_id")),
        sa.ForeignKeyConstraint(
            ["named_by"], ["person_account.id"], name=op.f("fk_sealed_health_reader_named_by")
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["person_account.id"], name=op.f("fk_sealed_health_reader_reader_id")
        ),
        sa.ForeignKeyConstraint(
            ["sealed_id", "home_id"],
            ["sealed_health.id", "sealed_health.home_id"],
            name=op.f("fk_sealed_health_reader_sealed_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_health_reader")),
        sa.UniqueConstraint(
            "sealed_id", "reader_id", name=op.f("uq_sealed_health_reader_sealed_id_reader_id")
        ),
    )
    op.create_index(
        op.f("ix_sealed_health_reader_home_id"), "sealed_health_reader", ["home_id"], unique=False
    )
    op.create_index(
        op.f("ix_sealed_health_reader_reader_id"), "sealed_health_reader", ["reader_id"], unique=False
    )
    op.create_table(
        "sealed_health_reading",
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sealed_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sealed_health_reading_home_id")),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["person_account.id"], name=op.f("fk_sealed_health_reading_reader_id")
        ),
        sa.ForeignKeyConstraint(
            ["sealed_id", "home_id"],
            ["sealed_health.id", "sealed_health.home_id"],
            name=op.f("fk_sealed_health_reading_sealed_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_health_reading")),
    )
    op.create_index(
        op.f("ix_sealed_health_reading_home_id"), "sealed_health_reading", ["home_id"], unique=False
    )
    op.create_index(
        "ix_sealed_health_reading_sealed_id", "sealed_health_reading", ["sealed_id"], unique=False
    )
    own_home_only(
        "health_measure", "immunisation", "sealed_health", "sealed_health_reader", "sealed_health_reading"
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("sealed_health_reading")
    op.drop_table("sealed_health_reader")
    op.drop_table("sealed_health")
    op.drop_table("immunisation")
    op.drop_table("health_measure")
