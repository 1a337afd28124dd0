"""The first week of the demonstration: the helpers of a drop-in centre come in from the list in the office."""

from datetime import timedelta

from foundation import intake
from foundation.demonstration import Demo, moment
from foundation.scope import within_homes
from homes import demo as hall
from homes.intake import STAFF
from office import intaking

CENTRE = "KHL"
LIST = (
    "Staff list, Khelaghar\n\nStaff name,Designation,DOJ,Mobile\n"
    "Bimala Hansda,Cook,{since},98300 00101\nGopal Naskar,night guard,{since},98300 00102\n"
    "Sabitri Mahato,helper,{since},98300 00103\nTotal,3,,\n"
)


def plan(demo: Demo) -> None:
    """Plan one import, three days after the books are begun."""
    demo.plan(moment(demo.first_day + timedelta(days=3), 11, 20), _take_in, demo)


def _take_in(demo: Demo) -> None:
    by, home_id = hall.head_of(demo, CENTRE).viewer(), hall.home_id(demo, CENTRE)
    since = demo.first_day - timedelta(days=200)
    with within_homes({home_id}):
        made = intake.begin_intake(
            STAFF, LIST.format(since=f"{since:%d.%m.%y}").encode(), home_id=home_id, by=by
        )
        columns = {place: key for key, place in made.columns.items()}
        intake.map_columns(made, STAFF, columns, month_first=False)
        intake.write_now(made, STAFF, intaking.here_for(home_id, by=by, intake=made))
