"""Reception: rescues, the steps of a reception, articles that were taken."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0011_reception_1"
down_revision = "0010_counselling"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "rescue",
        sa.Column("brought_by", sa.String(length=20), nullable=False),
        sa.Column("brought_by_text", sa.String(length=160), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("said_to_come", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_words", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "said_to_come is null or said_to_come between 1 and 300", name=op.f("ck_rescue_said_to_come_sane")
        ),
        sa.ForeignKeyConstraint(["ended_by"], ["person_account.id"], name=op.f("fk_rescue_ended_by")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_rescue_home_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_rescue_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rescue")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_rescue_id_home_id")),
    )
    op.create_index(op.f("ix_rescue_home_id"), "rescue", ["home_id"], unique=False)
    op.create_index("ix_rescue_home_id_started_at", "rescue", ["home_id", "started_at"], unique=False)
    op.create_table(
        "reception",
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("rescue_id", sa.Uuid(), nullable=True),
        sa.Column("received_by", sa.Uuid(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_reception_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["finished_by"], ["person_account.id"], name=op.f("fk_reception_finished_by")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_reception_home_id")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_reception_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["received_by"], ["person_account.id"], name=op.f("fk_reception_received_by")
        ),
        sa.ForeignKeyConstraint(
            ["rescue_id", "home_id"],
            ["rescue.id", "rescue.home_id"],
            name=op.f("fk_reception_rescue_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_reception_id_home_id")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_reception_placement_id")),
    )
    op.create_index(op.f("ix_reception_case_file_id"), "reception", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_reception_home_id"), "reception", ["home_id"], unique=False)
    op.create_index("ix_reception_home_id_finished_at", "reception", ["home_id", "finished_at"], unique=False)
    op.create_index("ix_reception_rescue_id", "reception", ["rescue_id"], unique=False)
    op.create_table(
        "reception_step",
        sa.Column("reception_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=120), nullable=False),
        sa.Column("person_sex", sa.String(length=6), nullable=False),
        sa.Column("witness", sa.String(length=120), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("kinds", sa.String(length=120), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "state = 'done' or words <> ''", name=op.f("ck_reception_step_reason_when_not_needed")
        ),
        sa.CheckConstraint("state in ('done', 'not_needed')", name=op.f("ck_reception_step_state")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_reception_step_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_reception_step_home_id")),
        sa.ForeignKeyConstraint(
            ["reception_id", "home_id"],
            ["reception.id", "reception.home_id"],
            name=op.f("fk_reception_step_reception_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["struck_by"], ["person_account.id"], name=op.f("fk_reception_step_struck_by")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_reception_step_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception_step")),
    )
    op.create_index(op.f("ix_reception_step_case_file_id"), "reception_step", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_reception_step_home_id"), "reception_step", ["home_id"], unique=False)
    op.create_index(
        "uq_reception_step_standing",
        "reception_step",
        ["reception_id", "step"],
        unique=True,
        sqlite_where=sa.text("struck_at IS NULL"),
        postgresql_where=sa.text("struck_at IS NULL"),
    )
    op.create_table(
        "seized_article",
        sa.Column("reception_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("what", sa.String(length=160), nullable=False),
        sa.Column("went_to", sa.String(length=12), nullable=False),
        sa.Column("given_to", sa.String(length=120), nullable=False),
        sa.Column("seized_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_seized_article_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_seized_article_home_id")),
        sa.ForeignKeyConstraint(
            ["reception_id", "home_id"],
            ["reception.id", "reception.home_id"],
            name=op.f("fk_seized_article_reception_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["struck_by"], ["person_account.id"], name=op.f("fk_seized_article_struck_by")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_seized_article_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seized_article")),
    )
    op.create_index(op.f("ix_seized_article_case_file_id"), "seized_article", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_seized_article_home_id"), "seized_article", ["home_id"], unique=False)
    op.create_index("ix_seized_article_reception_id", "seized_article", ["reception_id"], unique=False)
    own_home_only("rescue", "reception", "reception_step", "seized_article")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("seized_article")
    op.drop_table("reception_step")
    op.drop_table("reception")
    op.drop_table("rescue")
