"""The gatehouse: people who sign in, their posts, their sign-ins and their second factor."""

from accounts import models
from accounts.commands import people
from accounts.events import ENDINGS, SECOND_FACTORS, SENTENCES, Event
from accounts.forms import OwnForm, PersonForm
from accounts.jobs import JOBS
from accounts.permissions import GRANTS, May
from accounts.roles import LABELS, Role
from accounts.views import bp
from foundation.access import Address
from foundation.demonstration import planned_by
from foundation.feature import Chapter, Feature, MenuItem
from foundation.languages import _l
from foundation.telling import in_words, labels_of

__all__ = ["feature", "models"]

feature = Feature(
    name="accounts",
    blueprint=bp,
    menu=(
        MenuItem(
            label=_l("People"), endpoint="accounts.list_people_here",
            chapter=Chapter.STAFF, permission=May.PEOPLE_SEE_HERE, order=85,
            roles=frozenset({Role.SUPERINTENDENT}),
        ),
        MenuItem(
            label=_l("Shared phones"), endpoint="accounts.list_phones",
            chapter=Chapter.STAFF, permission=May.PHONES_KEEP, order=86,
            roles=frozenset({Role.SUPERINTENDENT}),
        ),
        MenuItem(
            label=_l("Visits by pass"), endpoint="accounts.list_visits",
            chapter=Chapter.INSPECTION, permission=May.VISITS_SEE, order=84,
        ),
        MenuItem(
            label=_l("My visits"), endpoint="accounts.show_own_visits", permission=May.VISITS_OWN, at_home=False,
            order=90,
        ),
        MenuItem(
            label=_l("People"), endpoint="accounts.list_people", permission=May.PEOPLE_SEE, at_home=False, order=20,
            tabs=frozenset({Role.ADMINISTRATOR}),
        ),
        MenuItem(
            label=_l("Posts that wait"), short=_l("Waits"), endpoint="accounts.list_waiting_posts",
            permission=May.POSTS_AGREE, at_home=False, order=25, tabs=frozenset({Role.ADMINISTRATOR, Role.HEAD_OFFICE}),
        ),
        MenuItem(
            label=_l("My account"), endpoint="accounts.show_account", permission=May.SELF_KEEP, at_home=False, order=95,
        ),
    ),
    permissions=May,
    addresses={
        "device_id": Address(column=models.Device.id, home=models.Device.home_id),
        "visit_pass_id": Address(
            column=models.VisitPass.id, home=models.VisitPass.home_id, owner=models.VisitPass.user_id
        ),
    },
    grants=GRANTS,
    events=Event,
    sentences=SENTENCES,
    details={
        "accounts.role": in_words(LABELS),
        "accounts.why": in_words(ENDINGS),
        "accounts.second_factor": in_words(SECOND_FACTORS),
        "accounts.fields": in_words(labels_of(OwnForm, PersonForm)),
    },
    clashes={
        "uq_person_account_sign_in_name": (_l("This sign-in name is taken. Choose another."), "sign_in_name"),
    },
    jobs=JOBS,
    commands=(people,),
    demo=planned_by("accounts.demo"),
    demo_order=10,
)  # fmt: skip
