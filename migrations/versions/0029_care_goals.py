"""Care plans in versions: needs, goals, tasks, and who took which step."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0029_care_goals"
down_revision = "0028_health"
branch_labels = None
depends_on = None


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
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["approved_by"], ["person_account.id"], name=op.f("fk_care_plan_approved_by")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_care_plan_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_care_plan_home_id")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_care_plan_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["sent_by"], ["person_account.id"], name=op.f("fk_care_plan_sent_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_care_plan_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_plan")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_care_plan_id_home_id")),
        sa.UniqueConstraint("placement_id", "number", name=op.f("uq_care_plan_placement_id_number")),
    )
    op.create_index(op.f("ix_care_plan_case_file_id"), "care_plan", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_care_plan_home_id"), "care_plan", ["home_id"], unique=False)
    op.create_index("ix_care_plan_home_id_state", "care_plan", ["home_id", "state"], unique=False)
    op.create_index(
        "uq_care_plan_in_force",
        "care_plan",
        ["placement_id"],
        unique=True,
        sqlite_where=sa.text("state = 'approved'"),
        postgresql_where=sa.text("state = 'approved'"),
    )
    op.create_index(
        "uq_care_plan_open",
        "care_plan",
        ["placement_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('draft', 'waiting')"),
        postgresql_where=sa.text("state IN ('draft', 'waiting')"),
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
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
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
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_care_goal_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_care_goal_home_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person_account.id"], name=op.f("fk_care_goal_owner_id")),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["care_plan.id", "care_plan.home_id"],
            name=op.f("fk_care_goal_plan_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_care_goal_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_goal")),
        sa.UniqueConstraint("plan_id", "line_id", name=op.f("uq_care_goal_plan_id_line_id")),
    )
    op.create_index(op.f("ix_care_goal_case_file_id"), "care_goal", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_care_goal_home_id"), "care_goal", ["home_id"], unique=False)
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
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "area in ('expectations', 'health', 'emotional', 'education', 'leisure', 'relationships', 'religion', 'life_skills', 'independence', 'other')",
            name=op.f("ck_care_need_area_known"),
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_care_need_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_care_need_home_id")),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["care_plan.id", "care_plan.home_id"],
            name=op.f("fk_care_need_plan_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_care_need_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_need")),
        sa.UniqueConstraint("plan_id", "area", name=op.f("uq_care_need_plan_id_area")),
    )
    op.create_index(op.f("ix_care_need_case_file_id"), "care_need", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_care_need_home_id"), "care_need", ["home_id"], unique=False)
    op.create_table(
        "care_plan_step",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind in ('begun', 'sent', 'returned', 'approved', 'superseded')",
            name=op.f("ck_care_plan_step_kind_known"),
        ),
        sa.ForeignKeyConstraint(["by"], ["person_account.id"], name=op.f("fk_care_plan_step_by")),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_care_plan_step_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_care_plan_step_home_id")),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["care_plan.id", "care_plan.home_id"],
            name=op.f("fk_care_plan_step_plan_id_home_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_plan_step")),
    )
    op.create_index(op.f("ix_care_plan_step_case_file_id"), "care_plan_step", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_care_plan_step_home_id"), "care_plan_step", ["home_id"], unique=False)
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
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "done_at is null or dropped_at is null", name=op.f("ck_care_task_done_or_dropped")
        ),
        sa.ForeignKeyConstraint(
            ["case_file_id", "home_id"],
            ["case_file.id", "case_file.home_id"],
            name=op.f("fk_care_task_case_file_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["done_by"], ["person_account.id"], name=op.f("fk_care_task_done_by")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_care_task_home_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person_account.id"], name=op.f("fk_care_task_owner_id")),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["care_plan.id", "care_plan.home_id"],
            name=op.f("fk_care_task_plan_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_care_task_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_task")),
    )
    op.create_index(op.f("ix_care_task_case_file_id"), "care_task", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_care_task_home_id"), "care_task", ["home_id"], unique=False)
    op.create_index("ix_care_task_line_id", "care_task", ["line_id"], unique=False)
    op.create_index("ix_care_task_owner_id_done_at", "care_task", ["owner_id", "done_at"], unique=False)
    op.create_index("ix_care_task_plan_id", "care_task", ["plan_id"], unique=False)
    own_home_only("care_plan", "care_goal", "care_need", "care_plan_step", "care_task")


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("care_task")
    op.drop_table("care_plan_step")
    op.drop_table("care_need")
    op.drop_table("care_goal")
    op.drop_table("care_plan")
