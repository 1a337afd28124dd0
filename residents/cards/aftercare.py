"""What the time after a stay and the way to it lay on the family floor's card."""

from typing import Any

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import Chapter, FileChapter, FilePage, MenuItem, Part
from foundation.languages import _l
from foundation.telling import in_words
from residents.choices.aftercare import DROPS, ENDS, HOWS, KINDS, RISKS
from residents.choices.transition import SPHERES
from residents.events import Event
from residents.models import FollowUp, FollowUpVisit, TransitionStep
from residents.permissions import May
from residents.timelines.after import APPOINTMENTS, PANELS, TIMELINE

WHO = frozenset({Role.SUPERINTENDENT, Role.CASE_WORKER})
MENU = (
    MenuItem(
        label=_l("After leaving"), endpoint="residents.list_aftercare", chapter=Chapter.CHILDREN,
        permission=May.AFTERCARE_LIST, order=48, roles=WHO,
    ),
    MenuItem(
        label=_l("Near eighteen"), endpoint="residents.list_transition", chapter=Chapter.CHILDREN,
        permission=May.TRANSITION_LIST, order=49, roles=WHO,
    ),
)  # fmt: skip
ADDRESSES = {
    "follow_up_id": Address.of(FollowUp),
    "follow_up_visit_id": Address.of(FollowUpVisit),
    "transition_step_id": Address.of(TransitionStep),
}
FILE_PAGES = (
    FilePage(
        "transition", _l("Transition plan"), "residents.show_transition", May.TRANSITION_SEE, FileChapter.MOVEMENT, 3
    ),
    FilePage(
        "aftercare", _l("Time after"), "residents.show_aftercare", May.AFTERCARE_SEE, FileChapter.MOVEMENT, 4
    ),
)  # fmt: skip
PAGES: dict[str, Any] = {
    "residents.show_aftercare": _l("Time after of %(code)s"),
    "residents.open_follow_up_visit": _l("A follow-up of %(code)s"),
    "residents.show_aftercare_reach": _l("Time after of %(code)s"),
    "residents.show_transition": _l("Transition plan of %(code)s"),
}
CLASHES: dict[str, Any] = {
    "uq_aftercare_placement_id": _l("Following up is begun already. Look again."),
    "uq_aftercare_open": _l("Following up is begun already. Look again."),
    "uq_transition_plan_open": _l("Her plan is begun already. Look again."),
}
DETAILS = {
    "residents.followed": in_words(KINDS), "residents.by_way": in_words(HOWS), "residents.risk": in_words(RISKS),
    "residents.dropped": in_words(DROPS), "residents.ending": in_words(ENDS), "residents.sphere": in_words(SPHERES),
}  # fmt: skip

SENTENCES: dict[Any, Any] = {
    Event.AFTERCARE_BEGUN: _l("Following up %(code)s begun: %(count)s days"),
    Event.AFTERCARE_ENDED: _l("Following up %(code)s ended: %(ending)s"),
    Event.AFTERCARE_OPENED: _l("Time after of %(code)s opened, the file being sealed"),
    Event.AFTERCARE_WORKER: _l("Who follows up %(code)s written"),
    Event.DANGER_ANSWERED: _l("Danger of %(code)s after leaving answered"),
    Event.FOLLOW_UPS_LISTED: _l("List of follow-ups read: %(count)s lines"),
    Event.FOLLOW_UP_DROPPED: _l("%(followed)s of %(code)s dropped: %(dropped)s"),
    Event.FOLLOW_UP_MOVED: _l("%(followed)s of %(code)s moved"),
    Event.FOLLOW_UP_READ: _l("What a follow-up of %(code)s found, opened"),
    Event.FOLLOW_UP_STRUCK: _l("%(followed)s of %(code)s struck out"),
    Event.FOLLOW_UP_TRIED: _l("%(followed)s of %(code)s: not reached (%(by_way)s), %(risk)s"),
    Event.FOLLOW_UP_WRITTEN: _l("%(followed)s of %(code)s written (%(by_way)s), %(risk)s"),
    Event.TRANSITION_BEGUN: _l("Transition plan of %(code)s begun"),
    Event.TRANSITION_LISTED: _l("List of transition plans read: %(count)s lines"),
    Event.TRANSITION_REVIEWED: _l("Transition plan of %(code)s reviewed"),
    Event.TRANSITION_STEP: _l("Transition plan of %(code)s: a step written, %(sphere)s"),
    Event.TRANSITION_STEP_ENDED: _l("Transition plan of %(code)s: a step finished, %(sphere)s"),
    Event.TRANSITION_WRITTEN: _l("Transition plan of %(code)s: %(sphere)s written"),
}
PART = Part(
    menu=MENU,
    addresses=ADDRESSES,
    file_pages=FILE_PAGES,
    pages=PAGES,
    clashes=CLASHES,
    details=DETAILS,
    sentences=SENTENCES,
    timeline=TIMELINE,
    resident_panels=PANELS,
    appointments=APPOINTMENTS,
)
