"""What a stay may only end on: a fit home or an order, and nobody barred who takes her or goes with her."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from foundation import clock
from foundation.db import db, new_id
from foundation.viewer import Actor
from residents.choices.going import RESTORED
from residents.models import CaseFile, LeavingPlan, Placement
from residents.queries.family import contacts
from residents.queries.inquiries import home_study_of
from residents.rules import leaving as rules
from residents.rules.family import ensure_may_take_her


@dataclass(frozen=True, kw_only=True)
class Hands:
    """Who receives her and who goes with her, as it is written at the end of the stay."""

    reason: str
    order_no: str
    receiver: str
    escort: str
    why: str
    is_another: bool
    on: date
    words: str = ""


def ensure_grounds(file: CaseFile, stay: Placement, hands: Hands) -> None:
    """Refuse a restoration without a home study or order, and a barred relative as receiver or escort.

    What was prepared before (the plan of her leaving) counts as written. JJ Model Rules 2016, rule 82.
    """
    plan = plan_of(stay)
    escort = hands.escort or (plan.escort if plan else "")
    if hands.receiver or escort:
        family = contacts(file.id)
        for name, field in ((hands.receiver, "handed_to"), (escort, "escort")):
            if name:
                ensure_may_take_her(
                    family, on=hands.on, name=name, by_order=bool(hands.order_no), is_another=hands.is_another,
                    field=field,
                )  # fmt: skip
    if hands.reason in RESTORED:
        study = home_study_of(file.id, since=clock.local(stay.started_at).date())
        why = hands.why or (plan.without_study_why if plan else "")
        rules.ensure_restorable(
            hands.reason, is_fit=study is not None and study.is_fit, order_no=hands.order_no, why=why
        )


def keep_hands(file: CaseFile, stay: Placement, hands: Hands, *, by: Actor) -> None:
    """Keep with the plan who went with her, why there was no study, and her words, where that was said at the end."""
    if not (hands.escort or hands.why or hands.words):
        return
    plan = plan_of(stay)
    if plan is None:
        plan = LeavingPlan(
            id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay.id, going=hands.reason,
            due_on=hands.on, receiver=hands.receiver, receiver_relation=stay.handed_relation,
            written_at=clock.now(), written_by=by.user_id,
        )  # fmt: skip
        db.session.add(plan)
    plan.escort = hands.escort or plan.escort
    plan.without_study_order = hands.order_no if hands.why else plan.without_study_order
    plan.without_study_why = hands.why or plan.without_study_why
    plan.leaving_words = hands.words or plan.leaving_words
    db.session.flush()


def plan_of(stay: Placement) -> LeavingPlan | None:
    """Answer the preparation of this stay's end, to be changed, or None."""
    return db.session.scalars(sa.select(LeavingPlan).where(LeavingPlan.placement_id == stay.id)).one_or_none()
