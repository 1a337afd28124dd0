"""Who stands beside her in the case: support person, lawyer; bail of the accused, and compensation."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from foundation.scope import BelongsToHome
from foundation.sealed import Sealed, SealedText
from residents.models.child import of_file
from residents.models.victim import OfCase, of_case


class SupportPerson(Keyed, OfCase, Versioned, Base):
    """The support person whom the committee named (POCSO Rules 2020, rule 4(8))."""

    __tablename__ = "support_person"
    __table_args__ = (
        of_file(),
        of_case(),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("ended_on is null or ended_on >= named_on", name="ended_after_naming"),
    )

    name: Mapped[str] = mapped_column(Line(120))
    organisation: Mapped[str] = mapped_column(Line(160), default="")
    phone: Mapped[Sealed | None] = mapped_column(SealedText())
    named_on: Mapped[date]
    named_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    ended_on: Mapped[date | None]


class SupportReport(Keyed, BelongsToHome, Base):
    """A monthly report of a support person that came (POCSO Rules 2020, rule 4(12))."""

    __tablename__ = "support_report"
    __table_args__ = (
        sa.ForeignKeyConstraint(["support_id", "home_id"], ["support_person.id", "support_person.home_id"]),
        sa.UniqueConstraint("support_id", "due_on"),
    )

    support_id: Mapped[UUID] = mapped_column(sa.Uuid)
    due_on: Mapped[date]
    received_on: Mapped[date]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class LegalAid(Keyed, OfCase, Versioned, Base):
    """A lawyer, prosecutor or legal services authority that acts for her."""

    __tablename__ = "legal_aid"
    __table_args__ = (of_file(), of_case())

    kind: Mapped[str] = mapped_column(sa.String(10))
    name: Mapped[str] = mapped_column(Line(120), default="")
    phone: Mapped[Sealed | None] = mapped_column(SealedText())
    reference: Mapped[str] = mapped_column(Line(80), default="")
    given_on: Mapped[date]
    ended_on: Mapped[date | None]


class BailApplication(Keyed, OfCase, Versioned, Base):
    """An application for bail of an accused, what was said against it, and what the court decided."""

    __tablename__ = "bail_application"
    __table_args__ = (of_file(), of_case())

    accused: Mapped[str] = mapped_column(Line(120), default="")
    court: Mapped[str] = mapped_column(Line(120), default="")
    filed_on: Mapped[date]
    objected_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(sa.String(10), default="")


class Compensation(Keyed, OfCase, Versioned, Base):
    """Compensation: applied for, ordered, credited (POCSO Rules 2020, rule 9); amounts in whole rupees."""

    __tablename__ = "compensation"
    __table_args__ = (
        of_file(),
        of_case(),
        sa.CheckConstraint("credited_on is null or ordered_on is not null", name="credited_after_order"),
        sa.CheckConstraint(
            "credited_on is null or credited_on >= ordered_on", name="credited_not_before_order"
        ),
    )

    kind: Mapped[str] = mapped_column(sa.String(8))
    applied_on: Mapped[date | None]
    applied_to: Mapped[str] = mapped_column(Line(120), default="")
    ordered_on: Mapped[date | None]
    order_no: Mapped[str] = mapped_column(Line(80), default="")
    ordered_amount: Mapped[int | None]
    credited_on: Mapped[date | None]
    credited_amount: Mapped[int | None]
