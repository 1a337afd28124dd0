"""The day: the door of a drop-in centre, with who comes, who is in and what was used."""

from dailylife import models as models
from dailylife.cards import door
from dailylife.events import SENTENCES, Event
from dailylife.permissions import GRANTS, May
from dailylife.views import bp
from foundation.demonstration import planned_by
from foundation.feature import Feature

feature = Feature(
    name="dailylife",
    blueprint=bp,
    parts=(door.PART,),
    permissions=May,
    grants=GRANTS,
    events=Event,
    sentences=SENTENCES,
    demo=planned_by("dailylife.demo"),
    demo_order=60,
)
