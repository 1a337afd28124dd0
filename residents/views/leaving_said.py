"""How far a leaving is, step by step, in the words and marks of its page."""

from typing import Any

from foundation import clock, formatting
from foundation.languages import _, current, ngettext
from foundation.ledger import rupees
from residents.choices.going import RESTORED
from residents.models import LeavingPlan, Placement
from residents.queries.inquiries import HomeStudy
from residents.rules.leaving import plan_due_on


def steps_said(
    plan: LeavingPlan | None, stay: Placement, *, study: HomeStudy | None, kept: int, things: int
) -> list[dict[str, Any]]:
    """Answer the steps of a leaving in their order: title, mark, words, and the page that does it."""
    return [
        _plan_step(plan), _told_step(plan), _study_step(plan, study), _way_step(plan),
        _given_step(plan, kept, things),
        _left_step(stay), _certificate_step(plan, stay),
    ]  # fmt: skip


def _step(title: str, mark: str, said: str, endpoint: str = "", verb: str = "") -> dict[str, Any]:
    return {"title": title, "mark": mark, "words": said, "endpoint": endpoint, "verb": verb}


def _day(day: Any) -> str:
    return formatting.format_day(day, current(), clock.zone_here())


def _plan_step(plan: LeavingPlan | None) -> dict[str, Any]:
    title, page = _("Plan to the committee"), ("residents.show_leaving_plan", _("Write the plan"))
    if plan is None:
        return _step(title, "due", _("two months before she leaves, rule 25(4)"), *page)
    if plan.sent_on is not None:
        return _step(title, "met", _("sent %(day)s", day=_day(plan.sent_on)), *page)
    by = plan_due_on(plan.due_on)
    mark = "over" if by < clock.today() else "due"
    return _step(title, mark, _("due at the committee by %(day)s", day=_day(by)), *page)


def _told_step(plan: LeavingPlan | None) -> dict[str, Any]:
    title, page = _("Parent told the day"), ("residents.show_parent_told", _("Write who was told"))
    if plan is None or plan.told_on is None:
        return _step(title, "due", _("in good time, rule 79(2)"), *page)
    said = _("%(day)s, %(how)s", day=_day(plan.told_on), how=plan.told_how)
    return _step(title, "met", said, *page)


def _study_step(plan: LeavingPlan | None, study: HomeStudy | None) -> dict[str, Any]:
    title = _("Home study")
    if plan is not None and plan.going not in RESTORED:
        return _step(title, "waived", _("asked only before a restoration"))
    if study is not None:
        day = _day(study.visited_on)
        if study.is_fit:
            return _step(title, "met", _("fit, seen %(day)s", day=day))
        return _step(title, "over", _("does not say fit, seen %(day)s", day=day))
    if plan is not None and plan.without_study_why:
        return _step(
            title,
            "waived",
            _("by order %(number)s: %(why)s", number=plan.without_study_order, why=plan.without_study_why),
        )
    return _step(title, "due", _("before a restoration, rule 82"))


def _way_step(plan: LeavingPlan | None) -> dict[str, Any]:
    title, page = _("Who receives her, who goes with her"), ("residents.show_way", _("Write the way home"))
    if plan is None or not (plan.receiver or plan.escort):
        return _step(title, "due", _("a girl travels with a woman, rule 82"), *page)
    said = ", ".join(part for part in (plan.receiver, plan.escort) if part)
    return _step(title, "met", said, *page)


def _given_step(plan: LeavingPlan | None, kept: int, things: int) -> dict[str, Any]:
    title, page = (
        _("Belongings and money given over"),
        ("residents.show_leaving_receipt", _("Write the receipt")),
    )
    if kept or things:
        return _step(title, "soon", kept_said(kept, things), *page)
    if plan is None or plan.receipt_at is None:
        return _step(title, "due", _("against a receipt, rule 72"), *page)
    return _step(title, "met", _("%(day)s, %(how)s", day=_day(plan.receipt_at), how=plan.receipt_by), *page)


def kept_said(paise: int, things: int) -> str:
    """Answer in words what is still kept for a child, or an empty text."""
    money = rupees(paise) if paise else ""
    held = ngettext("%(num)s thing", "%(num)s things", things) if things else ""
    what = _("%(money)s and %(things)s", money=money, things=held) if money and held else money or held
    return _("still kept for her: %(what)s", what=what) if what else ""


def _left_step(stay: Placement) -> dict[str, Any]:
    title = _("The leaving")
    if stay.ended_at is not None:
        return _step(title, "met", _("left %(day)s", day=_day(stay.ended_at)))
    return _step(title, "due", _("the last step"), "residents.show_leave", _("Write a leaving"))


def _certificate_step(plan: LeavingPlan | None, stay: Placement) -> dict[str, Any]:
    title = _("Discharge certificate")
    if plan is not None and plan.certificate_no is not None:
        number = f"{plan.certificate_year}-{plan.certificate_no:03d}"
        return _step(title, "met", _("number %(number)s", number=number))
    return _step(title, "due", _("after she left, given by another than who wrote the leaving"))
