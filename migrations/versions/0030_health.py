"""The tables of health: examinations, visits, alerts, measures, medicines, immunisations, what is sealed."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only

revision = "0030_health"
down_revision = "0029_workshop"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "health_alert", sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("what", sa.String(length=160), nullable=False),
        sa.Column("instruction", sa.String(length=300), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True), sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True), sa.Column("ended_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False), sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind in ('allergy', 'condition', 'diet', 'other')", name=op.f("ck_health_alert_kind_known")),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"], name=op.f("fk_health_alert_case_file_id_home_id")),
        sa.ForeignKeyConstraint(["ended_by"], ["person_account.id"], name=op.f("fk_health_alert_ended_by")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_health_alert_home_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_health_alert_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_alert")),
    )  # fmt: skip
    op.create_index(op.f("ix_health_alert_case_file_id"), "health_alert", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_health_alert_home_id"), "health_alert", ["home_id"], unique=False)
    op.create_index("ix_health_alert_home_id_ended_at", "health_alert", ["home_id", "ended_at"], unique=False)
    op.create_table(
        "health_visit", sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False), sa.Column("complaint", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False), sa.Column("treatment", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True), sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False), sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True), sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True), sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("ended_at is null or ended_at >= happened_at", name=op.f("ck_health_visit_ends_after")),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"], name=op.f("fk_health_visit_case_file_id_home_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_health_visit_home_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_health_visit_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_health_visit_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_visit")),
    )  # fmt: skip
    op.create_index(op.f("ix_health_visit_case_file_id"), "health_visit", ["case_file_id"], unique=False)
    op.create_index("ix_health_visit_file_happened", "health_visit", ["case_file_id", "happened_at"], unique=False)  # fmt: skip
    op.create_index(op.f("ix_health_visit_home_id"), "health_visit", ["home_id"], unique=False)
    op.create_index("ix_health_visit_home_id_happened_at", "health_visit", ["home_id", "happened_at"], unique=False)  # fmt: skip
    op.create_table(
        "prescription", sa.Column("drug", sa.String(length=120), nullable=False),
        sa.Column("amount", sa.String(length=120), nullable=False),
        sa.Column("caution", sa.String(length=120), nullable=False), sa.Column("hours", sa.String(length=60), nullable=False),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("prescriber", sa.String(length=120), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True), sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_by", sa.Uuid(), nullable=True), sa.Column("stopped_reason", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False), sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("ends_at is null or ends_at > begins_at", name=op.f("ck_prescription_ends_after")),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"], name=op.f("fk_prescription_case_file_id_home_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_prescription_home_id")),
        sa.ForeignKeyConstraint(["stopped_by"], ["person_account.id"], name=op.f("fk_prescription_stopped_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_prescription_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prescription")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_prescription_id_home_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_prescription_case_file_id"), "prescription", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_prescription_home_id"), "prescription", ["home_id"], unique=False)
    op.create_index("ix_prescription_home_id_ends_at", "prescription", ["home_id", "ends_at"], unique=False)
    op.create_table(
        "dose", sa.Column("prescription_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False), sa.Column("why", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False), sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False), sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True), sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True), sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("outcome in ('given', 'refused', 'held', 'missed')", name=op.f("ck_dose_outcome_known")),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"], name=op.f("fk_dose_case_file_id_home_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_dose_home_id")),
        sa.ForeignKeyConstraint(["prescription_id", "home_id"], ["prescription.id", "prescription.home_id"], name=op.f("fk_dose_prescription_id_home_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_dose_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_dose_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dose")),
    )  # fmt: skip
    op.create_index(op.f("ix_dose_case_file_id"), "dose", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_dose_home_id"), "dose", ["home_id"], unique=False)
    op.create_index("ix_dose_home_id_due_at", "dose", ["home_id", "due_at"], unique=False)
    op.create_index(
        "uq_dose_standing", "dose", ["prescription_id", "due_at"], unique=True, sqlite_where=sa.text("struck_at IS NULL"),
        postgresql_where=sa.text("struck_at IS NULL"),
    )  # fmt: skip
    op.create_table(
        "health_exam", sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("examined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("examiner", sa.String(length=120), nullable=False),
        sa.Column("general", sa.String(length=8), nullable=False), sa.Column("general_words", sa.Text(), nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=True), sa.Column("height_mm", sa.Integer(), nullable=True),
        sa.Column("vision", sa.String(length=8), nullable=False), sa.Column("hearing", sa.String(length=8), nullable=False),
        sa.Column("senses_words", sa.String(length=300), nullable=False),
        sa.Column("skin", sa.String(length=80), nullable=False),
        sa.Column("skin_words", sa.String(length=300), nullable=False), sa.Column("illness", sa.Text(), nullable=False),
        sa.Column("allergy", sa.String(length=160), nullable=False), sa.Column("treatment", sa.Text(), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False), sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False), sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True), sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True), sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("general in ('good', 'fair', 'weak', 'urgent')", name=op.f("ck_health_exam_general_known")),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"], name=op.f("fk_health_exam_case_file_id_home_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_health_exam_home_id")),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"], name=op.f("fk_health_exam_placement_id_home_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_health_exam_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_health_exam_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_exam")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_health_exam_id_home_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_health_exam_case_file_id"), "health_exam", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_health_exam_home_id"), "health_exam", ["home_id"], unique=False)
    op.create_index("ix_health_exam_home_id_examined_at", "health_exam", ["home_id", "examined_at"], unique=False)  # fmt: skip
    op.create_index(
        "uq_health_exam_standing", "health_exam", ["placement_id"], unique=True, sqlite_where=sa.text("struck_at IS NULL"),
        postgresql_where=sa.text("struck_at IS NULL"),
    )  # fmt: skip
    op.create_table(
        "health_mark", sa.Column("exam_id", sa.Uuid(), nullable=False), sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False), sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False), sa.Column("figure", sa.String(length=6), nullable=False),
        sa.Column("region", sa.String(length=24), nullable=False), sa.Column("x", sa.Integer(), nullable=True),
        sa.Column("y", sa.Integer(), nullable=True), sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False), sa.Column("words", sa.Text(), nullable=False),
        sa.Column("seen_by", sa.String(length=120), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True), sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True), sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"], name=op.f("fk_health_mark_case_file_id_home_id")),
        sa.ForeignKeyConstraint(["exam_id", "home_id"], ["health_exam.id", "health_exam.home_id"], name=op.f("fk_health_mark_exam_id_home_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_health_mark_home_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_health_mark_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_health_mark_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_mark")),
        sa.UniqueConstraint("case_file_id", "number", name=op.f("uq_health_mark_case_file_id_number")),
    )  # fmt: skip
    op.create_index(op.f("ix_health_mark_case_file_id"), "health_mark", ["case_file_id"], unique=False)
    op.create_index("ix_health_mark_exam_id", "health_mark", ["exam_id"], unique=False)
    op.create_index(op.f("ix_health_mark_home_id"), "health_mark", ["home_id"], unique=False)
    op.create_table(
        "health_measure", sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=True), sa.Column("height_mm", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False), sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False), sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True), sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True), sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("height_mm is null or height_mm between 300 and 2300", name=op.f("ck_health_measure_height_of_a_child")),
        sa.CheckConstraint("weight_g is not null or height_mm is not null", name=op.f("ck_health_measure_something_measured")),
        sa.CheckConstraint("weight_g is null or weight_g between 500 and 200000", name=op.f("ck_health_measure_weight_of_a_child")),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"], name=op.f("fk_health_measure_case_file_id_home_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_health_measure_home_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_health_measure_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_health_measure_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_measure")),
    )  # fmt: skip
    op.create_index(op.f("ix_health_measure_case_file_id"), "health_measure", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_health_measure_home_id"), "health_measure", ["home_id"], unique=False)
    op.create_index("ix_health_measure_home_id_measured_on", "health_measure", ["home_id", "measured_on"], unique=False)  # fmt: skip
    op.create_index(
        "uq_health_measure_standing", "health_measure", ["case_file_id", "measured_on"], unique=True,
        sqlite_where=sa.text("struck_at IS NULL"), postgresql_where=sa.text("struck_at IS NULL"),
    )  # fmt: skip
    op.create_table(
        "immunisation", sa.Column("dose", sa.String(length=12), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True), sa.Column("source", sa.String(length=6), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False), sa.Column("batch", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False), sa.Column("case_file_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False), sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True), sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("struck_by", sa.Uuid(), nullable=True), sa.Column("struck_by_name", sa.String(length=120), nullable=False),
        sa.Column("struck_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("source <> 'here' or given_on is not null", name=op.f("ck_immunisation_given_here_has_its_day")),
        sa.CheckConstraint("source in ('card', 'here', 'told', 'scar')", name=op.f("ck_immunisation_source_known")),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"], name=op.f("fk_immunisation_case_file_id_home_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_immunisation_home_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["person_account.id"], name=op.f("fk_immunisation_struck_by")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_immunisation_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_immunisation")),
    )  # fmt: skip
    op.create_index(op.f("ix_immunisation_case_file_id"), "immunisation", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_immunisation_home_id"), "immunisation", ["home_id"], unique=False)
    op.create_index("ix_immunisation_home_id_given_on", "immunisation", ["home_id", "given_on"], unique=False)
    op.create_index(
        "uq_immunisation_standing", "immunisation", ["case_file_id", "dose"], unique=True,
        sqlite_where=sa.text("struck_at IS NULL"), postgresql_where=sa.text("struck_at IS NULL"),
    )  # fmt: skip
    op.create_table(
        "sealed_health", sa.Column("matter", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=True), sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_file_id", sa.Uuid(), nullable=False), sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"], name=op.f("fk_sealed_health_case_file_id_home_id")),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sealed_health_home_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person_account.id"], name=op.f("fk_sealed_health_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_health")),
        sa.UniqueConstraint("id", "home_id", name=op.f("uq_sealed_health_id_home_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_sealed_health_case_file_id"), "sealed_health", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_sealed_health_home_id"), "sealed_health", ["home_id"], unique=False)
    op.create_table(
        "sealed_health_reader", sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.String(length=12), nullable=False), sa.Column("named_by", sa.Uuid(), nullable=True),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True), sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sealed_id", sa.Uuid(), nullable=False), sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sealed_health_reader_home_id")),
        sa.ForeignKeyConstraint(["named_by"], ["person_account.id"], name=op.f("fk_sealed_health_reader_named_by")),
        sa.ForeignKeyConstraint(["reader_id"], ["person_account.id"], name=op.f("fk_sealed_health_reader_reader_id")),
        sa.ForeignKeyConstraint(["sealed_id", "home_id"], ["sealed_health.id", "sealed_health.home_id"], name=op.f("fk_sealed_health_reader_sealed_id_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_health_reader")),
        sa.UniqueConstraint("sealed_id", "reader_id", name=op.f("uq_sealed_health_reader_sealed_id_reader_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_sealed_health_reader_home_id"), "sealed_health_reader", ["home_id"], unique=False)  # fmt: skip
    op.create_index(op.f("ix_sealed_health_reader_reader_id"), "sealed_health_reader", ["reader_id"], unique=False)  # fmt: skip
    op.create_table(
        "sealed_health_reading", sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=False), sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False), sa.Column("sealed_id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_sealed_health_reading_home_id")),
        sa.ForeignKeyConstraint(["reader_id"], ["person_account.id"], name=op.f("fk_sealed_health_reading_reader_id")),
        sa.ForeignKeyConstraint(["sealed_id", "home_id"], ["sealed_health.id", "sealed_health.home_id"], name=op.f("fk_sealed_health_reading_sealed_id_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_health_reading")),
    )  # fmt: skip
    op.create_index(op.f("ix_sealed_health_reading_home_id"), "sealed_health_reading", ["home_id"], unique=False)  # fmt: skip
    op.create_index("ix_sealed_health_reading_sealed_id", "sealed_health_reading", ["sealed_id"], unique=False)  # fmt: skip
    own_home_only(
        "health_alert", "health_visit", "prescription", "dose", "health_exam", "health_mark",
        "health_measure", "immunisation", "sealed_health", "sealed_health_reader", "sealed_health_reading",
    )  # fmt: skip


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("sealed_health_reading")
    op.drop_table("sealed_health_reader")
    op.drop_table("sealed_health")
    op.drop_table("immunisation")
    op.drop_table("health_measure")
    op.drop_table("health_mark")
    op.drop_table("health_exam")
    op.drop_table("dose")
    op.drop_table("prescription")
    op.drop_table("health_visit")
    op.drop_table("health_alert")
