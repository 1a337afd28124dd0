"""The office: the registers book, the audit viewer, the first page of each role, and the command line."""

from accounts.roles import Role
from foundation import works as works
from foundation.access import Address
from foundation.demonstration import planned_by
from foundation.feature import Chapter, Feature, MenuItem
from foundation.languages import _l
from foundation.works import Work
from office.cards import backups, exports, intake, network, paper, practice, seals
from office.command_line import database_commands, job_commands, keys_commands
from office.commands import access_commands, audit_commands, registers_commands
from office.demo.command import demo_commands
from office.events import SENTENCES, Event
from office.jobs import JOBS
from office.permissions import GRANTS, May
from office.start import start
from office.sweeping import WORKS
from office.telling import DETAILS, PAGES
from office.views import bp

_AT_TODAY = frozenset({
    Role.SUPERINTENDENT, Role.HOUSE_STAFF, Role.TEACHER, Role.COUNSELLOR, Role.NURSE, Role.DOCTOR,
    Role.CASE_WORKER, Role.STORES, Role.GATE,
})  # fmt: skip

feature = Feature(
    name="office",
    blueprint=bp,
    parts=(backups.PART, exports.PART, intake.PART, network.PART, paper.PART, practice.PART, seals.PART),
    menu=(
        MenuItem(
            label=_l("Today"),
            endpoint="office.show_today",
            permission=May.TODAY_SEE,
            order=1,
            roles=_AT_TODAY,
            tabs=_AT_TODAY - {Role.TEACHER},
        ),
        MenuItem(
            label=_l("Registers"),
            endpoint="office.list_registers",
            permission=May.BOOK_SEE,
            order=60,
            tabs=frozenset({Role.SUPERINTENDENT, Role.INSPECTOR, Role.COMMITTEE_MEMBER, Role.CASE_WORKER}),
        ),
        MenuItem(
            label=_l("Inspections"),
            endpoint="office.list_visits",
            chapter=Chapter.INSPECTION,
            permission=May.INSPECTION_SEE,
            order=85,
            roles=frozenset({Role.SUPERINTENDENT}),
        ),
        MenuItem(
            label=_l("Who read what"),
            endpoint="office.show_home_trail",
            chapter=Chapter.INSPECTION,
            permission=May.AUDIT_HOME,
            order=88,
            roles=frozenset({Role.SUPERINTENDENT}),
        ),
        MenuItem(
            label=_l("Readers"),
            endpoint="office.show_trails",
            permission=May.AUDIT_ALL,
            at_home=False,
            order=40,
            tabs=frozenset({Role.HEAD_OFFICE, Role.PRIVACY_OFFICER}),
        ),
        MenuItem(
            label=_l("Everything"),
            endpoint="office.show_more",
            permission=May.OWN_PAGE,
            at_home=False,
            order=99,
            tabs=frozenset(Role),
        ),
    ),
    permissions=May,
    grants=GRANTS,
    addresses={"work_id": Address(column=Work.id, home=Work.home_id, owner=Work.user_id)},
    events=Event,
    sentences=SENTENCES,
    details=DETAILS,
    pages=PAGES,
    demo=planned_by("office.demo.oversight"),
    demo_order=90,
    jobs=(*JOBS, WORKS),
    commands=(
        start,
        job_commands,
        keys_commands,
        database_commands,
        registers_commands,
        audit_commands,
        access_commands,
        demo_commands,
    ),
)
