"""What reception puts on the family floor's card: words of the menu, addresses, titles of pages, clashes."""

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import Chapter, MenuItem, Part
from foundation.languages import _l
from foundation.telling import in_words
from residents.models import Belonging, BelongingsList, ReceptionMark, Rescue, SeizedArticle
from residents.permissions import May
from residents.registers import BELONGINGS, PHOTOS
from residents.rules.belongings import KINDS, WENT
from residents.rules.reception_steps import ARTICLES, STEPS
from residents.timelines.reception import TIMELINE

MENU = (
    MenuItem(
        label=_l("Receive a child"), endpoint="residents.show_receive",
        chapter=Chapter.CHILDREN, permission=May.ARRIVAL_WRITE, order=22,
        short=_l("Receive"), tabs=frozenset({Role.HOUSE_STAFF, Role.SUPERINTENDENT, Role.CASE_WORKER}),
    ),
    MenuItem(
        label=_l("Reception"), endpoint="residents.list_reception", chapter=Chapter.CHILDREN,
        permission=May.RECEPTION_LIST, order=23,
    ),
)  # fmt: skip


ADDRESSES = {
    "rescue_id": Address(column=Rescue.id, home=Rescue.home_id),
    "article_id": Address.of(SeizedArticle),
    "mark_id": Address.of(ReceptionMark, owner=ReceptionMark.written_by),
    "list_id": Address.of(BelongingsList),
    "belonging_id": Address.of(Belonging),
}  # fmt: skip
DETAILS = {
    "residents.steps": in_words({step.code: step.title for step in STEPS}),
    "residents.article": in_words(ARTICLES),
    "residents.thing": in_words({**KINDS, "nothing": _l("nothing")}),
    "residents.went": in_words(WENT),
}
PAGES = {
    "residents.show_here_already": _l("A child who lives here already"),
    "residents.show_reception": _l("Reception of %(code)s"),
    "residents.show_reception_step": _l("Reception of %(code)s"),
    "residents.show_reception_bed": _l("Reception of %(code)s"),
    "residents.show_articles": _l("Articles taken from %(code)s"),
    "residents.show_strike_article": _l("Articles taken from %(code)s"),
    "residents.show_marks": _l("Body map of %(code)s"),
    "residents.show_strike_mark": _l("Body map"),
    "residents.show_belongings": _l("Belongings of %(code)s"),
    "residents.show_read_over": _l("Belongings of %(code)s"),
    "residents.show_strike_thing": _l("Belongings of %(code)s"),
    "residents.show_bank": _l("Belongings of %(code)s"),
    "residents.show_give": _l("Belongings of %(code)s"),
    "residents.show_rescue": _l("A rescue"),
    "residents.show_receive_of_rescue": _l("A rescue"),
    "residents.show_new_rescue": _l("A rescue"),
}
CLASHES = {
    "uq_reception_step_standing": _l("Somebody wrote this step a moment ago. Look again."),
    "uq_reception_mark_case_file_id_number": _l(
        "Somebody wrote a mark at the same moment. Write yours again."
    ),
    "uq_belonging_list_id_line": _l("Somebody wrote on this list at the same moment. Write yours again."),
}
PART = Part(
    menu=MENU,
    addresses=ADDRESSES,
    pages=PAGES,
    details=DETAILS,
    clashes=CLASHES,
    timeline=TIMELINE,
    registers=(BELONGINGS, PHOTOS),
)
