"""The workshop: trades and batches, attendance, sign-offs, certificates that anyone can check."""

from accounts.roles import Role
from foundation.access import Address, Reach
from foundation.demonstration import planned_by
from foundation.feature import (
    BookingSource,
    Chapter,
    EvidenceSource,
    Feature,
    FileChapter,
    FilePage,
    MenuItem,
    ResidentPanel,
    TimelineSource,
)
from foundation.languages import _l
from foundation.telling import in_words
from residents.choices.care import Area
from vocational import models as models
from vocational.choices.trades import STEPS, TRADES
from vocational.events import SENTENCES, Event
from vocational.intake.batches import BATCHES
from vocational.intake.trainees import TRAINEES
from vocational.models import Batch, BatchPlace, Certificate, SignOff, Trade
from vocational.paper import WORKSHOP_PAPER
from vocational.permissions import GRANTS, May
from vocational.queries.bookings import TELL, booked_by_workshop, booked_elsewhere, places_from
from vocational.queries.telling import chronology_of, evidence_of, panel_of
from vocational.reach import trainees, trains, trains_place
from vocational.registers import TRAINING
from vocational.views import bp

feature = Feature(
    name="vocational",
    blueprint=bp,
    menu=(
        MenuItem(
            label=_l("My batches"), endpoint="vocational.show_my_batches", chapter=Chapter.WORKSHOP,
            permission=May.OWN_BATCHES, at_home=False, order=16, roles=frozenset({Role.TEACHER}),
        ),
        MenuItem(
            label=_l("Workshop"), endpoint="vocational.show_workshop", chapter=Chapter.WORKSHOP,
            permission=May.WORKSHOP_SEE, order=45,
        ),
    ),
    permissions=May,
    grants=GRANTS,
    addresses={
        "trade_id": Address(column=Trade.id, home=Trade.home_id),
        "batch_id": Address(column=Batch.id, home=Batch.home_id, narrow={Reach.CLASS: trains}),
        "batch_place_id": Address.of(BatchPlace, narrow={Reach.CLASS: trains_place}),
        "sign_off_id": Address.of(SignOff, owner=SignOff.written_by),
        "certificate_id": Address.of(Certificate),
    },
    reaches={Reach.CLASS: trainees},
    file_pages=(
        FilePage("workshop", _l("Workshop"), "vocational.show_child", May.CHILD_SEE, FileChapter.CARE, 31),
    ),
    resident_panels=(
        ResidentPanel(
            title=_l("Workshop"), permission=May.CHILD_SEE, template="vocational/_panel.html", load=panel_of,
            endpoint="vocational.show_child", order=32, column=2,
        ),
    ),
    timeline=(
        TimelineSource(kind="workshop", label=_l("Workshop"), permission=May.CHILD_SEE, load=chronology_of),
    ),
    evidence=(
        EvidenceSource(
            kind="workshop", label=_l("Workshop"), permission=May.CHILD_SEE,
            areas=frozenset({str(Area.EDUCATION), str(Area.INDEPENDENCE)}), load=evidence_of,
        ),
    ),
    bookings=(
        BookingSource(load=booked_by_workshop, elsewhere=booked_elsewhere, groups=places_from, tell=TELL),
    ),
    registers=(TRAINING,),
    intake=(BATCHES, TRAINEES),
    paper=(WORKSHOP_PAPER,),
    events=Event,
    sentences=SENTENCES,
    details={"vocational.trade": in_words(TRADES), "vocational.step": in_words(STEPS)},
    demo=planned_by("vocational.demo"),
    demo_order=57,
    pages={
        "vocational.show_syllabus": _l("A syllabus of the workshop"),
        "vocational.show_batch": _l("Page of a batch"),
        "vocational.show_sheet": _l("Attendance sheet of a batch, %(day)s"),
        "vocational.show_child": _l("Workshop of %(code)s"),
        "vocational.show_place": _l("A child’s syllabus in the workshop"),
    },
    clashes={
        "uq_trade_home_id_key": (_l("This home has taken up that trade."), "key"),
        "uq_batch_home_id_name": (_l("This home has a batch of that name. Choose another name."), "name"),
        "uq_batch_place_batch_id_case_file_id": (_l("One of these children was in this batch before."), "children"),
        "uq_syllabus_trade_id_number": _l("Somebody wrote a version at the same moment. Save yours once more."),
        "uq_certificate_standing": _l("She has this certificate already."),
        "uq_workshop_sheet_batch_id_day": _l("Somebody marked this day a moment ago. Look at the sheet again."),
    },
)  # fmt: skip
