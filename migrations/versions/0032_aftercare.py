"""The time after a stay, and the plan towards it."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0032_aftercare"
down_revision = "0031_care_plan"
branch_labels = None
depends_on = None

TABLES = (
    "transition_plan",
    "aftercare",
    "transition_review",
    "transition_sphere",
    "transition_step",
    "follow_up",
    "follow_up_visit",
)


def _of_file(table: str) -> sa.ForeignKeyConstraint:
    """Answer the composite key by which a row of a file is its home's."""
    return sa.ForeignKeyConstraint(
        ["case_file_id", "home_id"],
        ["case_file.id", "case_file.home_id"],
        name=f"fk_{table}_case_file_id_home_id",
    )


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "transition_plan",
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _of_file("transition_plan"),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_transition_plan_home_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_transition_plan_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transition_plan")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_transition_plan_id_home_id")),
    )
    op.create_index(
        "uq_transition_plan_open",
        "transition_plan",
        ["case_file_id"],
        unique=True,
        sqlite_where=sa.text("ended_on IS NULL"),
        postgresql_where=sa.text("ended_on IS NULL"),
    )
    op.create_table(
        "aftercare",
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("going", sa.String(length=24), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("risk", sa.String(length=8), nullable=False),
        sa.Column("risk_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("risk_done", sa.String(length=300), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.String(length=300), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("safe_words", sa.LargeBinary(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_by", sa.Uuid(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_why", sa.String(length=12), nullable=False),
        sa.Column("ended_words", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("risk in ('none', 'watch', 'danger')", name=op.f("ck_aftercare_risk_known")),
        sa.CheckConstraint(
            "phone is null or safe_words is not null", name=op.f("ck_aftercare_number_with_words")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["person_account.id"], name=op.f("fk_aftercare_answered_by")
        ),
        sa.ForeignKeyConstraint(["begun_by"], ["person_account.id"], name=op.f("fk_aftercare_begun_by")),
        _of_file("aftercare"),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_aftercare_home_id")),
        sa.ForeignKeyConstraint(
            ["placement_id", "home_id"],
            ["placement.id", "placement.home_id"],
            name=op.f("fk_aftercare_placement_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["person_account.id"], name=op.f("fk_aftercare_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aftercare")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_aftercare_id_home_id")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_aftercare_placement_id")),
    )
    op.create_index("ix_aftercare_home_id_ended_on", "aftercare", ["home_id", "ended_on"], unique=False)
    op.create_index("ix_aftercare_worker_id", "aftercare", ["worker_id"], unique=False)
    op.create_index(
        "uq_aftercare_open",
        "aftercare",
        ["case_file_id"],
        unique=True,
        sqlite_where=sa.text("ended_on IS NULL"),
        postgresql_where=sa.text("ended_on IS NULL"),
    )
    op.create_table(
        "transition_review",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("her_words", sa.Text(), nullable=False),
        sa.Column("standings", sa.String(length=200), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        _of_file("transition_review"),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_transition_review_home_id")),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["transition_plan.id", "transition_plan.home_id"],
            name=op.f("fk_transition_review_plan_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_transition_review_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transition_review")),
    )
    op.create_index("ix_transition_review_plan_id", "transition_review", ["plan_id"], unique=False)
    op.create_table(
        "transition_sphere",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("sphere", sa.String(length=12), nullable=False),
        sa.Column("standing", sa.String(length=8), nullable=False),
        sa.Column("stands", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("her_words", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _of_file("transition_sphere"),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_transition_sphere_home_id")),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["transition_plan.id", "transition_plan.home_id"],
            name=op.f("fk_transition_sphere_plan_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_transition_sphere_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transition_sphere")),
        sa.UniqueConstraint("plan_id", "sphere", name=op.f("uq_transition_sphere_plan_id_sphere")),
    )
    op.create_table(
        "transition_step",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("sphere", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("owner", sa.String(length=120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=200), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _of_file("transition_step"),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_transition_step_home_id")),
        sa.ForeignKeyConstraint(
            ["plan_id", "home_id"],
            ["transition_plan.id", "transition_plan.home_id"],
            name=op.f("fk_transition_step_plan_id_home_id"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_transition_step_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transition_step")),
    )
    op.create_index("ix_transition_step_plan_id", "transition_step", ["plan_id"], unique=False)
    op.create_table(
        "follow_up",
        sa.Column("aftercare_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("dropped_why", sa.String(length=12), nullable=False),
        sa.Column("dropped_words", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "done_on is null or dropped_on is null", name=op.f("ck_follow_up_done_or_dropped")
        ),
        sa.ForeignKeyConstraint(
            ["aftercare_id", "home_id"],
            ["aftercare.id", "aftercare.home_id"],
            name=op.f("fk_follow_up_aftercare_id_home_id"),
        ),
        _of_file("follow_up"),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_follow_up_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_follow_up_id_home_id")),
    )
    op.create_index("ix_follow_up_aftercare_id", "follow_up", ["aftercare_id"], unique=False)
    op.create_index("ix_follow_up_home_id_due_on", "follow_up", ["home_id", "due_on"], unique=False)
    op.create_table(
        "follow_up_visit",
        sa.Column("follow_up_id", sa.Uuid(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("how", sa.String(length=8), nullable=False),
        sa.Column("went_id", sa.Uuid(), nullable=True),
        sa.Column("went_name", sa.String(length=120), nullable=False),
        sa.Column("is_reached", sa.Boolean(), nullable=False),
        sa.Column("met", sa.LargeBinary(), nullable=True),
        sa.Column("found", sa.LargeBinary(), nullable=True),
        sa.Column("held", sa.String(length=120), nullable=False),
        sa.Column("risk", sa.String(length=8), nullable=False),
        sa.Column("risk_done", sa.String(length=300), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True),
        sa.Column("struck_why", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("risk in ('none', 'watch', 'danger')", name=op.f("ck_follow_up_visit_risk_known")),
        sa.CheckConstraint(
            "next_on is null or next_on >= happened_on", name=op.f("ck_follow_up_visit_next_after")
        ),
        _of_file("follow_up_visit"),
        sa.ForeignKeyConstraint(
            ["follow_up_id", "home_id"],
            ["follow_up.id", "follow_up.home_id"],
            name=op.f("fk_follow_up_visit_follow_up_id_home_id"),
        ),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_follow_up_visit_home_id")),
        sa.ForeignKeyConstraint(
            ["struck_by"], ["person_account.id"], name=op.f("fk_follow_up_visit_struck_by")
        ),
        sa.ForeignKeyConstraint(["went_id"], ["person_account.id"], name=op.f("fk_follow_up_visit_went_id")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person_account.id"], name=op.f("fk_follow_up_visit_written_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_visit")),
    )
    op.create_index("ix_follow_up_visit_follow_up_id", "follow_up_visit", ["follow_up_id"], unique=False)
    for table in TABLES:
        op.create_index(f"ix_{table}_case_file_id", table, ["case_file_id"])
        op.create_index(f"ix_{table}_home_id", table, ["home_id"])
    own_home_only(
        "transition_plan",
        "aftercare",
        "transition_review",
        "transition_sphere",
        "transition_step",
        "follow_up",
        "follow_up_visit",
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("follow_up_visit")
    op.drop_table("follow_up")
    op.drop_table("transition_step")
    op.drop_table("transition_sphere")
    op.drop_table("transition_review")
    op.drop_table("aftercare")
    op.drop_table("transition_plan")
