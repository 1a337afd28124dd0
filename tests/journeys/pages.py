"""The main pages of a small world, by who opens them, and what is wrong with a page as it stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import time
from typing import Any
from uuid import UUID

from playwright.sync_api import Page

from accounts.roles import Role
from tests.factories import accounts, education
from tests.factories.world import NEAR, World, make_world
from tests.support import axe
from tests.support.browser import DESK, PHONE, LiveHouse, Person
from tests.support.choosing import IS_LONG

SCREENS = {"phone": {"width": PHONE, "height": 3000}, "desk": {"width": DESK, "height": 2000}}
NARROWEST = 320
SPILLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Places:
    """The world's people by role, and the addresses of its pages by role."""

    people: dict[str, UUID]
    bengali: UUID
    sheet: str
    of: dict[str, tuple[str, ...]]


def make_places(live: LiveHouse) -> Places:
    """Build the small world in a live house and answer where its pages are."""
    with live.at_work():
        world = make_world()
        people = {str(role): accounts._id_of(user) for role, user in world.users.items()}
        reader = accounts.make_user(Role.SUPERINTENDENT, world.home, language="bn_IN")
        bengali = accounts._id_of(reader)
        lessons = education.make_school(world.home, starts_at=time(0, 0), ends_at=time(0, 40))
        accounts.give(people[Role.TEACHER], Role.TEACHER, world.home)
        people["teacher of the sheet"] = accounts._id_of(lessons.teacher)
        return Places(people, bengali, lessons.url(), _addresses(world))


def _addresses(world: World) -> dict[str, tuple[str, ...]]:
    """Answer role -> the addresses that its people open every day."""
    near = {name: places[NEAR] for name, places in world.values.items() if NEAR in places}
    home, child = f"/homes/{world.home.code}", f"/children/{near['code']}"
    class_, session = f"/classes/{near['class_id']}", f"/counselling/sessions/{near['session_id']}"
    registers = tuple(
        f"{home}/registers/{name}" for name in ("admission-discharge", "attendance-children", "counselling")
    )
    return {
        Role.SUPERINTENDENT: (
            f"{home}/today", f"{home}/children", child, f"{home}/children/admit", f"{child}/leave", f"{child}/identity",
            f"{child}/order", f"{child}/bed", f"{child}/caseload", f"{child}/photo/add", f"{home}/school", class_,
            f"{class_}/edit", f"{class_}/enrol", f"{class_}/attendance/{world.day}", f"{home}/school/subjects",
            f"{home}/safety-instructions", f"{home}/registers", *registers, f"{registers[0]}/countersign",
            f"{home}/imports", f"/imports/{near['intake_id']}",
            f"/imports/{near['intake_id']}/columns", f"{home}/children/here-already", f"{home}/go-live",
            f"{child}/savings", f"{child}/savings/statement", f"{child}/movement", f"{child}/movement/away",
            f"{child}/missing", f"{child}/transfer", f"{child}/leaving", f"{child}/leaving/plan",
            f"{child}/leaving/areas", f"{child}/seal",
            f"{home}/savings", f"{home}/leaving",
            f"{home}/first-week", "/help/superintendent",
            f"{home}/paper", f"/paper/{near['paper_sheet_id']}", f"{home}/registers/counselling/book",
            f"/pasted/{near['pasted_page_id']}/spoil",
            f"{home}/trail", f"{home}/backups", f"{home}/inspections", f"{home}/people", f"{home}/staff",
            f"{home}/phones", f"{home}/phones/enrol", f"{home}/visits", f"{home}/visits/start",
            f"/staff/{near['staff_id']}",
            f"{home}/rooms", f"/rooms/{near['room_id']}", home, f"{home}/holidays", "/committees", "/me", "/me/trail",
            "/me/second-factor", "/more", "/style", "/nothing-is-here", *_family(home, child, near),
            *_court(home, child, near), *_identity(home, child, near),
            *_timetable(home, child, near), *_after(home, child, near),
            *_workshop(home, child, near),
            *_care_plan(home, child, near),
            *_outward(home, child, near),
        ),
        Role.HOUSE_STAFF: (
            f"{home}/receive", f"{home}/reception", f"{child}/reception", f"{child}/reception/steps/search",
            f"{child}/reception/articles", f"{child}/reception/bed", f"{child}/marks", f"{child}/belongings",
            f"/rescues/{near['rescue_id']}", f"/rescues/{near['rescue_id']}/receive", f"{home}/rescues/new",
            "/my-tasks", f"{home}/door", f"{child}/door/out", f"{child}/door/came",
            f"/door-visits/{near['door_visit_id']}/strike", f"{home}/today", child, "/help/house-staff",
        ),
        Role.NURSE: (
            *_health(home, child, near), f"{child}/marks", f"{home}/examinations", f"{child}/broken-seal",
            "/me/broken-seal",
            f"/examinations/{near['exam_id']}/findings", f"{home}/today", child, "/help/nurse",
            f"{home}/round/paper/{world.day}",
        ),
        Role.GATE: (f"{home}/do-not-admit", f"{home}/today", "/help/gate"),
        Role.CASE_WORKER: (
            f"{child}/aftercare/reach", f"{child}/aftercare/address", f"{child}/threats/bar", f"{child}/threats/new",
            f"{child}/copy", f"/exports/{world.own['export_id', Role.CASE_WORKER]}",
            f"{home}/today", child, "/help/case-worker",
        ),
        Role.STORES: (f"{home}/savings", f"{child}/savings", f"{child}/savings/write", f"{child}/savings/bank",
                      f"{home}/imports", f"{home}/today"),
        Role.DOCTOR: (
            f"{home}/today", child, f"{child}/health", f"{child}/growth", f"{child}/immunisations", f"{home}/round",
        ),
        Role.TEACHER: ("/my-classes", "/my-batches", f"/batches/{near['batch_id']}/attendance/{world.day}",
                       f"/batch-places/{near['batch_place_id']}", f"{home}/today", class_, f"{home}/children"),
        Role.COUNSELLOR: (
            "/my-caseload", child, f"{child}/sessions", f"{child}/sessions/new", session, f"{session}/notes",
            f"{session}/amend", f"{session}/readers",
        ),
        Role.INSPECTOR: (
            f"{home}/registers", registers[1], f"{home}/children", child, f"{child}/chronology", "/help/inspector",
        ),
        Role.COMMITTEE_MEMBER: (f"{home}/registers", registers[0], f"{registers[0]}/countersign", f"{home}/leaving"),
        Role.HEAD_OFFICE: (
            "/homes", "/homes/open", home, f"{home}/edit", "/posts/waiting", "/trails", "/health-figures", "/exports",
            f"/exports/{near['export_id']}", "/broken-seals/counts", "/help/head-office", f"{home}/children", child,
        ),
        Role.ADMINISTRATOR: ("/machine", "/people", f"/people/{near['user_id']}", "/people/add", "/homes"),
        Role.PRIVACY_OFFICER: (
            "/trails", "/me", "/broken-seals", f"/broken-seals/{near['broken_seal_id']}", "/broken-seals/barred",
            "/broken-seals/counts", "/exports", f"/exports/{near['export_id']}", "/disclosures",
        ),
        Role.YOUNG_PERSON: ("/more", "/me"),
        Role.KIOSK: ("/more", "/me"),
    }  # fmt: skip


def _outward(home: str, child: str, near: dict[str, Any]) -> tuple[str, ...]:
    """Answer the pages of what leaves the house: exports, disclosures, their two registers."""
    return (
        f"{home}/exports", f"/exports/{near['export_id']}", f"{home}/registers/admission-discharge/ask?format=xlsx",
        f"{home}/disclosures", f"{home}/disclosures/new", f"/disclosures/{near['disclosure_id']}/strike",
        f"{child}/disclosures", f"{home}/registers/prints", f"{home}/registers/disclosures",
    )  # fmt: skip


def _after(home: str, child: str, near: dict[str, Any]) -> tuple[str, ...]:
    """Answer the pages of the time after a stay and of the plan towards it."""
    after, plan = f"{child}/aftercare", f"{child}/transition"
    due = f"{after}/{near['follow_up_id']}"
    return (
        f"{home}/aftercare", after, f"{due}/write", f"{due}/move", f"{due}/drop", f"{after}/reach", f"{after}/end",
        f"{after}/worker", f"{after}/visits/{near['follow_up_visit_id']}", f"{home}/transition", plan,
        f"{plan}/spheres/housing", f"{plan}/step", f"{plan}/review",
        f"{plan}/steps/{near['transition_step_id']}",
    )  # fmt: skip


def _workshop(home: str, child: str, near: dict[str, Any]) -> tuple[str, ...]:
    """Answer the pages of the workshop, of a child in it, and of checking a certificate."""
    batch, place, trade = (
        f"/batches/{near['batch_id']}",
        f"/batch-places/{near['batch_place_id']}",
        near["trade_id"],
    )
    return (
        f"{home}/workshop", f"{home}/workshop/batches/new", batch, f"{batch}/enrol", f"{child}/workshop", place,
        f"{place}/certificate", f"/trades/{trade}", f"/trades/{trade}/edit",
        f"/certificates/{near['certificate_id']}/withdraw",
        "/check",
    )  # fmt: skip


def _timetable(home: str, child: str, near: dict[str, Any]) -> tuple[str, ...]:
    """Answer the pages of the timetable, and of a child's school outside and levels."""
    draft = f"/timetables/{near['timetable_id']}"
    return (
        draft, f"{draft}/cells/{near['class_id']}/{near['period_id']}/0", f"{draft}/from", f"{home}/timetable",
        f"{home}/timetable/versions", f"{home}/timetable/periods", f"{home}/timetable/hours",
        f"{home}/registers/attendance-classes", f"{home}/schools-outside", f"{child}/school",
        f"{child}/school/levels/new", f"{child}/school/outside/{near['outside_id']}",
        f"{child}/school/outside/{near['outside_id']}/slip",
    )  # fmt: skip


def _identity(home: str, child: str, near: dict[str, Any]) -> tuple[str, ...]:
    """Answer the pages of who a child is, her papers, and the joining of files."""
    paper = f"{child}/papers/{near['paper_id']}"
    return (
        f"{child}/who", f"{child}/who/age", f"{child}/who/names", f"{child}/who/siblings", f"{child}/papers",
        f"{child}/papers/add", paper, f"{paper}/step", f"{home}/identity-papers", f"{child}/matches",
        f"{child}/merge", f"{child}/merge/{near['merge_id']}/undo",
    )  # fmt: skip


def _health(home: str, child: str, near: dict[str, Any]) -> tuple[str, ...]:
    """Answer the pages of a child's medical file, the weighing day and the round."""
    return (
        f"{child}/health", f"{child}/growth", f"{child}/growth?of=bmi", f"{child}/growth/measure",
        f"{child}/immunisations", f"{child}/immunisations/new", f"{child}/health-visits/new",
        f"{child}/health-alerts/new", f"{child}/medicines/new", f"{child}/sealed-health/new",
        f"/health-exams/{near['health_exam_id']}", f"{home}/weighing", f"{home}/round", f"{home}/health-alerts",
        f"{home}/health-figures",
        f"{home}/sealed-health", f"{home}/registers/medical-file", f"{home}/registers/weight-chart",
    )  # fmt: skip


def _court(home: str, child: str, near: dict[str, Any]) -> tuple[str, ...]:
    """Answer the pages of a child's orders, hearings and case, and those of the home's diary."""
    case, hearing = f"{child}/cases/{near['case_id']}", f"{child}/hearings/{near['production_id']}"
    return (
        f"{child}/orders", f"{child}/orders/{near['order_id']}/edit", f"{child}/hearings", f"{child}/hearings/new",
        f"{hearing}/result", f"{hearing}/edit", f"{home}/hearings", f"{home}/hearings/week", f"{home}/orders", case,
        f"{case}/edit", f"{child}/stages/{near['stage_id']}/edit", f"{child}/support/{near['support_id']}/edit",
        f"{child}/statements/{near['statement_id']}/seal", f"{case}/statements/new",
        f"{case}/compensation/new", f"{child}/threats",
        f"{child}/statements/{near['statement_id']}/open", f"{home}/do-not-admit", f"{home}/registers/production",
        f"{home}/registers/order-book", f"{home}/registers/legal-services",
    )  # fmt: skip


def _family(home: str, child: str, near: dict[str, Any]) -> tuple[str, ...]:
    """Answer the pages of a child's family, visits to it and referrals."""
    member, visit = f"{child}/family/{near['member_id']}", f"{child}/inquiries/{near['inquiry_id']}"
    referral = f"{child}/referrals/{near['referral_id']}"
    return (
        f"{child}/family", f"{child}/family/new", member, f"{member}/edit", f"{child}/inquiries",
        f"{child}/inquiries/new", visit, f"{visit}/findings", f"{visit}/report", f"{visit}/photos/add",
        "/my-inquiries", f"{child}/referrals", f"{child}/referrals/new", referral, f"{referral}/close",
        f"{home}/referrals",
    )  # fmt: skip


def _care_plan(home: str, child: str, near: dict[str, Any]) -> tuple[str, ...]:
    """Answer the pages of a child's care plan, and of where the plans of the home stand."""
    plan = f"{child}/plans/{near['care_plan_id']}"
    goal = f"{plan}/goals/{near['care_goal_id']}"
    return (
        f"{child}/plan", plan, f"{plan}/needs", f"{plan}/goals/new", f"{goal}/edit", f"{goal}/task", f"{plan}/approval",
        f"{plan}/changes", f"{child}/reviews/new", f"{child}/reviews/{near['care_review_id']}", f"{home}/care-plans",
        "/my-tasks",
    )  # fmt: skip


@contextmanager
def looking(live: LiveHouse, user: UUID | None, **screen: object) -> Iterator[Person]:
    """Answer a screen of `user` (None: nobody), closed at the end of the block."""
    person = live.stranger(**screen) if user is None else live.person(user, **screen)
    try:
        yield person
    finally:
        person.context.close()


def faults_of(page: Page, where: str, *, by_axe: bool = True) -> list[str]:
    """Answer what is wrong with the page as it stands: axe's violations, and whatever spills to the side."""
    found = [f"{where}: {fault}" for fault in axe.violations(page)] if by_axe else []
    size = page.viewport_size
    assert size
    for width in (PHONE, NARROWEST) if size["width"] == PHONE else (DESK,):
        page.set_viewport_size({"width": width, "height": size["height"]})
        if spilt := page.evaluate(SPILLS):
            found.append(f"{where}: {spilt} px spill to the side at {width} px")
    page.set_viewport_size(size)
    return found


def look_at(live: LiveHouse, user: UUID | None, addresses: tuple[str, ...], **screen: object) -> None:
    """Open addresses and see that nothing spills on a phone or a desk, and what axe says. Fails with all found.

    In short every second address is opened, and axe sees it on a phone or on a desk, in turn; in the long form all on
    both.
    """
    found: list[str] = []
    with looking(live, user, **SCREENS["phone"], **screen) as person:
        axe.prepare(person.context)
        for n, address in enumerate(addresses if IS_LONG else addresses[::2]):
            person.page.set_viewport_size(SCREENS["phone"])
            answer = person.page.goto(live.url + address)
            assert answer
            assert answer.status == (404 if address.startswith("/nothing") else 200), address
            for which, (name, size) in enumerate(SCREENS.items()):
                person.page.set_viewport_size(size)
                sees = IS_LONG or n % 2 == which
                found += faults_of(person.page, f"{address} ({name})", by_axe=sees)
    assert not found, "\n".join(found)
