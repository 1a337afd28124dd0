"""Care plans in versions with needs, goals, tasks and steps; reviews with progress and decisions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0031_care_plan"
down_revision = "0030_health"
branch_labels = None
depends_on = None

TABLES = (
    "care_plan",
    "care_goal",
    "care_need",
    "care_plan_step",
    "care_task",
    "care_review",
    "care_decision",
    "care_progress",
)


def _of_file(table: str) -> tuple[Any, ...]:
    """Answer what every table about a child has: its key, its file and home, which agree."""
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"],
            name=op.f(f"fk_{table}_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f(f"fk_{table}_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )  # fmt: skip


def _by(table: str, *columns: str) -> list[Any]:
    """Answer what makes these columns people."""
    person = ["person_account.id"]
    return [sa.ForeignKeyConstraint([c], person, name=op.f(f"fk_{table}_{c}")) for c in columns]


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "care_plan",
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("prepared_on", sa.Date(), nullable=False),
        sa.Column("expected_stay", sa.String(length=8), nullable=False),
        sa.Column("her_words", sa.Text(), nullable=False),
        sa.Column("her_language", sa.String(length=8), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by", sa.Uuid(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_reason", sa.String(length=300), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("minutes", sa.String(length=120), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "expected_stay = '' or expected_stay in ('short', 'medium', 'long')",
            name=op.f("ck_care_plan_stay_known"),
        ),
        sa.CheckConstraint(
            "state in ('draft', 'waiting', 'approved', 'superseded')", name=op.f("ck_care_plan_state_known")
        ),
        sa.CheckConstraint(
            "approved_by is null or approved_by <> sent_by", name=op.f("ck_care_plan_approved_not_by_sender")
        ),
        sa.CheckConstraint(
            "approved_by is null or approved_by <> written_by", name=op.f("ck_care_plan_approved_by_another")
        ),
        *_by("care_plan", "approved_by", "sent_by", "written_by"),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_care_plan_placement_id_home_id"),
        ),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_care_plan_id_home_id")),
        sa.UniqueConstraint("placement_id", "number", name=op.f("uq_care_plan_placement_id_number")),
        *_of_file("care_plan"),
    )
    op.create_index("ix_care_plan_home_id_state", "care_plan", ["home_id", "state"], unique=False)
    for name, which in (
        ("uq_care_plan_in_force", "state = 'approved'"),
        ("uq_care_plan_open", "state IN ('draft', 'waiting')"),
    ):
        where = sa.text(which)
        op.create_index(
            name, "care_plan", ["placement_id"], unique=True, sqlite_where=where, postgresql_where=where
        )
    op.create_table(
        "care_goal",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("measure", sa.String(length=300), nullable=False),
        sa.Column("target_on", sa.Date(), nullable=False),
        sa.Column("owner_kind", sa.String(length=8), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(owner_kind = 'person') = (owner_id is not null)", name=op.f("ck_care_goal_owner_whole")
        ),
        sa.CheckConstraint(
            "area in ('expectations', 'health', 'emotional', 'education', 'leisure', 'relationships', 'religion', 'life_skills', 'independence', 'other')",
            name=op.f("ck_care_goal_area_known"),
        ),
        sa.CheckConstraint("measure <> ''", name=op.f("ck_care_goal_measured")),
        sa.CheckConstraint(
            "owner_kind in ('person', 'child', 'family')", name=op.f("ck_care_goal_owner_known")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["care_plan.id", "care_plan.home_id"],
            name=op.f("fk_care_goal_plan_id_home_id"),
        ),
        sa.UniqueConstraint("plan_id", "line_id", name=op.f("uq_care_goal_plan_id_line_id")),
        *_by("care_goal", "owner_id", "written_by"),
        *_of_file("care_goal"),
    )
    op.create_index("ix_care_goal_line_id", "care_goal", ["line_id"], unique=False)
    op.create_table(
        "care_need",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.String(length=16), nullable=False),
        sa.Column("concern", sa.Text(), nullable=False),
        sa.Column("intervention", sa.Text(), nullable=False),
        sa.Column("strengths", sa.Text(), nullable=False),
        sa.Column("risk", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "area in ('expectations', 'health', 'emotional', 'education', 'leisure', 'relationships', 'religion', 'life_skills', 'independence', 'other')",
            name=op.f("ck_care_need_area_known"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["care_plan.id", "care_plan.home_id"],
            name=op.f("fk_care_need_plan_id_home_id"),
        ),
        sa.UniqueConstraint("plan_id", "area", name=op.f("uq_care_need_plan_id_area")),
        *_by("care_need", "written_by"),
        *_of_file("care_need"),
    )
    op.create_table(
        "care_plan_step",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "kind in ('begun', 'sent', 'returned', 'approved', 'superseded')",
            name=op.f("ck_care_plan_step_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["care_plan.id", "care_plan.home_id"],
            name=op.f("fk_care_plan_step_plan_id_home_id"),
        ),
        *_by("care_plan_step", "by"),
        *_of_file("care_plan_step"),
    )
    op.create_index("ix_care_plan_step_plan_id", "care_plan_step", ["plan_id"], unique=False)
    op.create_table(
        "care_task",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dropped_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "done_at is null or dropped_at is null", name=op.f("ck_care_task_done_or_dropped")
        ),
        *_by("care_task", "done_by", "owner_id", "written_by"),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["care_plan.id", "care_plan.home_id"],
            name=op.f("fk_care_task_plan_id_home_id"),
        ),
        *_of_file("care_task"),
    )
    op.create_index("ix_care_task_line_id", "care_task", ["line_id"], unique=False)
    op.create_index("ix_care_task_owner_id_done_at", "care_task", ["owner_id", "done_at"], unique=False)
    op.create_index("ix_care_task_plan_id", "care_task", ["plan_id"], unique=False)
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
        sa.CheckConstraint("next_on > period_to", name=op.f("ck_care_review_next_after")),
        sa.CheckConstraint("period_to >= period_from", name=op.f("ck_care_review_period_whole")),
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
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_care_review_id_home_id")),
        sa.UniqueConstraint("placement_id", "number", name=op.f("uq_care_review_placement_id_number")),
        *_by("care_review", "struck_by", "written_by"),
        *_of_file("care_review"),
    )
    op.create_index("ix_care_review_plan_id", "care_review", ["plan_id"], unique=False)
    op.create_table(
        "care_decision",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "outcome <> 'dropped' or reason <> ''", name=op.f("ck_care_decision_dropped_with_reason")
        ),
        sa.CheckConstraint(
            "outcome in ('open', 'reached', 'partly', 'dropped')", name=op.f("ck_care_decision_outcome_known")
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "home_id"],
            ["care_review.id", "care_review.home_id"],
            name=op.f("fk_care_decision_review_id_home_id"),
        ),
        sa.UniqueConstraint("review_id", "line_id", name=op.f("uq_care_decision_review_id_line_id")),
        *_of_file("care_decision"),
    )
    op.create_index("ix_care_decision_line_id", "care_decision", ["line_id"], unique=False)
    op.create_table(
        "care_progress",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "area in ('expectations', 'health', 'emotional', 'education', 'leisure', 'relationships', 'religion', 'life_skills', 'independence', 'other')",
            name=op.f("ck_care_progress_area_known"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "home_id"],
            ["care_review.id", "care_review.home_id"],
            name=op.f("fk_care_progress_review_id_home_id"),
        ),
        sa.UniqueConstraint("review_id", "area", name=op.f("uq_care_progress_review_id_area")),
        *_of_file("care_progress"),
    )
    for table in TABLES:
        for column in ("case_file_id", "home_id"):
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    own_home_only(*TABLES)


def downgrade() -> None:
    """Take the tables away."""
    for table in reversed(TABLES):
        op.drop_table(table)
