"""What the time after a stay and the way to it lay on the family floor's card."""

from typing import Any

from foundation.feature import Part
from foundation.languages import _l
from residents.events import Event

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
    Event.FOLLOW_UP_TRIED: _l("%(followed)s of %(code)s: not reached (%(went)s), %(risk)s"),
    Event.FOLLOW_UP_WRITTEN: _l("%(followed)s of %(code)s written (%(went)s), %(risk)s"),
    Event.TRANSITION_BEGUN: _l("Transition plan of %(code)s begun"),
    Event.TRANSITION_LISTED: _l("List of transition plans read: %(count)s lines"),
    Event.TRANSITION_REVIEWED: _l("Transition plan of %(code)s reviewed"),
    Event.TRANSITION_STEP: _l("Transition plan of %(code)s: a step written, %(sphere)s"),
    Event.TRANSITION_STEP_ENDED: _l("Transition plan of %(code)s: a step finished, %(sphere)s"),
    Event.TRANSITION_WRITTEN: _l("Transition plan of %(code)s: %(sphere)s written"),
}
PART = Part(sentences=SENTENCES)
