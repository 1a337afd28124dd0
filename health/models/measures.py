"""Weights and heights, and immunisations given."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line
from health.models.written import Written, one_standing
from residents.models.child import OfFile, of_file


class HealthMeasure(Keyed, OfFile, Written, Base):
    """What a child weighed (grams) and how tall she was (millimetres) on one day; `reason` where it was doubted."""

    __tablename__ = "health_measure"
    __table_args__ = (
        of_file(),
        sa.CheckConstraint("weight_g is not null or height_mm is not null", name="something_measured"),
        sa.CheckConstraint("weight_g is null or weight_g between 500 and 200000", name="weight_of_a_child"),
        sa.CheckConstraint("height_mm is null or height_mm between 300 and 2300", name="height_of_a_child"),
        one_standing("uq_health_measure_standing", "case_file_id", "measured_on"),
        sa.Index("ix_health_measure_home_id_measured_on", "home_id", "measured_on"),
    )

    measured_on: Mapped[date]
    weight_g: Mapped[int | None]
    height_mm: Mapped[int | None]
    reason: Mapped[str] = mapped_column(Line(200), default="")


class Immunisation(Keyed, OfFile, Written, Base):
    """One dose of the schedule that a child has had; the day is empty where nobody knows it."""

    __tablename__ = "immunisation"
    __table_args__ = (
        of_file(),
        sa.CheckConstraint("source in ('card', 'here', 'told', 'scar')", name="source_known"),
        sa.CheckConstraint("source <> 'here' or given_on is not null", name="given_here_has_its_day"),
        one_standing("uq_immunisation_standing", "case_file_id", "dose"),
        sa.Index("ix_immunisation_home_id_given_on", "home_id", "given_on"),
    )

    dose: Mapped[str] = mapped_column(sa.String(12))
    given_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(sa.String(6))
    place: Mapped[str] = mapped_column(Line(120), default="")
    batch: Mapped[str] = mapped_column(Line(40), default="")
