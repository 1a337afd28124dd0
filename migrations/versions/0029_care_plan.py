"""Reviews of care plans: progress by area, what becomes of each goal."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0029_care_plan"
down_revision = "0029_care_goals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "care_review",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("interview_days", sa.String(length=200), nullable=False),
        sa.Column("her_words", sa.Text(), nullable=False),
        sa.Column("her_language", sa.String(length=8), nullable=False),
        sa.Column("conduct", sa.Text(), nullable=False),
        sa.Column("bond", sa.Text(), nullable=False),
        sa.Column("residence", sa.Text(), nullable=False),
        sa.Column("other_matters", sa.Text(), nullable=False),
        sa.Column("supervision_ended_on", sa.Date(), nullable=True),
        sa.Column("supervision_result", sa.Text(), nullable=False),
        sa.Column("carer_after", sa.String(length=200), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("next_on > period_to", name=op.f("ck_care_review_next_after")),
        sa.CheckConstraint("period_to >= period_from", name=op.f("ck_care_review_period_whole")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_care_review_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_care_review_home_id")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_care_review_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["care_plan.id", "care_plan.home_id"],
            name=op.f("fk_care_review_plan_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_care_review_struck_by")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_care_review_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_review")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_care_review_id_home_id")),
        sa.UniqueConstraint("placement_id", "number", name=op.f("uq_care_review_placement_id_number")),
    )
    op.create_index(op.f("ix_care_review_case_file_id"), "care_review", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_care_review_home_id"), "care_review", ["home_id"], unique=False)
    op.create_index("ix_care_review_plan_id", "care_review", ["plan_id"], unique=False)
    op.create_table(
        "care_decision",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "outcome <> 'dropped' or reason <> ''", name=op.f("ck_care_decision_dropped_with_reason")
        ),
        sa.CheckConstraint(
            "outcome in ('open', 'reached', 'partly', 'dropped')", name=op.f("ck_care_decision_outcome_known")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_care_decision_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_care_decision_home_id")),
        sa.ForeignKeyConstraint(
            ["review_id", "home_id"],
            ["care_review.id", "care_review.home_id"],
            name=op.f("fk_care_decision_review_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_decision")),
        sa.UniqueConstraint("review_id", "line_id", name=op.f("uq_care_decision_review_id_line_id")),
    )
    op.create_index(op.f("ix_care_decision_case_file_id"), "care_decision", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_care_decision_home_id"), "care_decision", ["home_id"], unique=False)
    op.create_index("ix_care_decision_line_id", "care_decision", ["line_id"], unique=False)
    op.create_table(
        "care_progress",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "area in ('expectations', 'health', 'emotional', 'education', 'leisure', 'relationships', 'religion', 'life_skills', 'independence', 'other')",
            name=op.f("ck_care_progress_area_known"),
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_care_progress_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_care_progress_home_id")),
        sa.ForeignKeyConstraint(
            ["review_id", "home_id"],
            ["care_review.id", "care_review.home_id"],
            name=op.f("fk_care_progress_review_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_progress")),
        sa.UniqueConstraint("review_id", "area", name=op.f("uq_care_progress_review_id_area")),
    )
    op.create_index(op.f("ix_care_progress_case_file_id"), "care_progress", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_care_progress_home_id"), "care_progress", ["home_id"], unique=False)
    own_home_only("care_review", "care_decision", "care_progress")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("care_progress")
    op.drop_table("care_decision")
    op.drop_table("care_review")
