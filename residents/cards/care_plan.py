"""What the care plan hands to the family floor's card: menu, page, panel, chronology, what is due, evidence."""

from typing import Any

from accounts.roles import Role
from foundation.access import Address, viewer
from foundation.feature import Chapter, FileChapter, FilePage, MenuItem, Part
from foundation.languages import _l
from foundation.scope import within_homes
from residents.models import CareGoal, CarePlan, CareReview, CareTask
from residents.permissions import May
from residents.queries.care_lists import tasks_waiting
from residents.timelines.care_plan import APPOINTMENTS, EVIDENCE, PANELS, TIMELINE


def waiting_for_reader() -> int:
    """Answer how many tasks wait for the reader in all her homes. One statement."""
    with within_homes(viewer().home_ids):
        return tasks_waiting(viewer().user_id)


MENU = (
    MenuItem(
        label=_l("My tasks"), endpoint="residents.list_my_tasks", chapter=Chapter.CARE, permission=May.TASK_DO,
        at_home=False, order=36, waiting=waiting_for_reader,
    ),
    MenuItem(
        label=_l("Care plans"), endpoint="residents.list_plans", chapter=Chapter.CARE, permission=May.PLAN_LIST,
        order=34, roles=frozenset({Role.SUPERINTENDENT, Role.CASE_WORKER, Role.INSPECTOR}),
    ),
)  # fmt: skip
PAGES: dict[str, Any] = {
    "residents.show_plan": _l("Care plan of %(code)s"),
    "residents.show_version": _l("Care plan of %(code)s"),
    "residents.show_changes": _l("Care plan of %(code)s, two versions"),
    "residents.show_review": _l("Review of the care plan of %(code)s"),
    "residents.print_plan": _l("Care plan of %(code)s on paper"),
    "residents.print_review": _l("Review of the care plan of %(code)s on paper"),
}
CLASHES: dict[str, Any] = {
    "uq_care_plan_open": _l("A version of this plan is being written already. Go on with that one."),
    "uq_care_plan_in_force": _l("Another version was approved a moment ago. Look again."),
    "uq_care_plan_placement_id_number": _l("A version of this plan was begun a moment ago. Look again."),
    "uq_care_review_placement_id_number": _l("A review was written a moment ago. Look again."),
    "ck_care_plan_approved_by_another": _l("You wrote in this plan. Another person must approve it."),
}
PART = Part(
    menu=MENU,
    addresses={
        "care_plan_id": Address.of(CarePlan),
        "care_goal_id": Address.of(CareGoal),
        "care_task_id": Address.of(CareTask, owner=CareTask.owner_id),
        "care_review_id": Address.of(CareReview),
    },
    file_pages=(FilePage("plan", _l("Care plan"), "residents.show_plan", May.PLAN_SEE, FileChapter.CARE, 5),),
    resident_panels=PANELS,
    timeline=TIMELINE,
    appointments=APPOINTMENTS,
    evidence=EVIDENCE,
    pages=PAGES,
    clashes=CLASHES,
)
