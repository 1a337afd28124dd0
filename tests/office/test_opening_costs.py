"""What an import of each kind costs: as many statements for ten rows as for two."""

import pytest

from accounts.roles import Role
from foundation import intake
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.intake import State
from foundation.scope import within_homes
from tests.factories import homes, workshop
from tests.factories.accounts import make_user
from tests.office.intakes import begin, write
from tests.office.openings import GO_LIVE, faults, taken_in, text
from tests.office.test_intake_kinds import make_class
from tests.support.counting import count_statements

pytestmark = pytest.mark.usefixtures("session", "at_noon")


def test_the_statements_of_every_kind_do_not_grow_with_rows():
    home = homes.make_home("KRS", go_live_on=GO_LIVE, sanctioned_strength=100)
    homes.make_committee()
    for n in range(12):
        homes.make_staff(home, name=f"Lalita {letters(n)}ka")
    make_user(Role.TEACHER, home, name="Sunita Oraon")
    workshop.take_up(home)
    with within_homes({home.id}):
        begin_write()
        rows = [
            [f"Rupali {letters(n)}bi", "F", f"{n % 27 + 1}/3/2010", "5/6/2023", f"A{n}"] for n in range(12)
        ]
        taken_in(home, "children", text(["Name", "Sex", "DOB", "Date of admission", "Admission No"], *rows))
        taken_in(home, "batches", text(
            ["Batch", "Trade", "Trainer", "Days", "Time", "To"],
            ["Sunday", "sewing", "Sunita", "Sun", "10-12", "1/6/2027"],
        ))  # fmt: skip
        db.session.commit()
    make_class(home, "Class 5")
    lists = {
        "staff": (["Staff name", "Designation", "Mobile"], lambda n: [f"Debika {letters(n)}ka", "cook", "9830012345"]),
        "accounts": (["Staff name", "Post"], lambda n: [f"Lalita {letters(n)}ka", "gate"]),
        "relatives": (["Adm No", "Guardian", "Relation", "Mobile", "What to say"],
                      lambda n: [f"A{n}", f"Haran {letters(n)}", "father", "9830012345", "Ask for Haran"]),
        "orders": (["Adm No", "Order No", "Dated", "Next date"],
                   lambda n: [f"A{n}", f"C/{n}", "3/4/2026", "1/12/2026"]),
        "enrolments": (["Adm No", "Class", "Since"], lambda n: [f"A{n}", "Class 5", f"{n + 1}/4/2026"]),
        "measures": (["Adm No", "Date", "Weight"], lambda n: [f"A{n}", f"{n + 1}/11/26", "34"]),
        "medicines": (["Adm No", "Medicine", "Dose", "Frequency", "Doctor"],
                      lambda n: [f"A{n}", "Iron", "1 tablet", "BD", "Dr. Sen"]),
        "vaccinations": (["Adm No", "Vaccine", "Date"], lambda n: [f"A{n}", "BCG", "3/4/2012"]),
        "money": (["Adm No", "Balance"], lambda n: [f"A{n}", "40"]),
        "belongings": (["Adm No", "Article"], lambda n: [f"A{n}", "Red shawl"]),
        "batches": (["Batch", "Trade", "Trainer", "Days", "Time", "To"],
                    lambda n: [f"Batch {n}", "sewing", "Sunita Oraon", "Sat", f"{n + 7}:00-{n + 7}:30", "1/6/2027"]),
        "trainees": (["Adm No", "Batch", "Since"], lambda n: [f"A{n}", "Sunday", f"{n + 17}/11/2026"]),
    }  # fmt: skip
    found = {}
    for kind_id, (heads, row) in lists.items():
        for some in (range(2), range(2, 12)):
            with within_homes({home.id}):
                begin_write()
                made, kind, here = begin(home, text(heads, *(row(n) for n in some)), kind_id)
                with count_statements() as checks:
                    checked = intake.check(made, kind, here)
                assert len(checked.in_state(State.READY)) == len(some), (kind_id, faults(checked))
                with count_statements() as writes:
                    _count, made = write(made, kind, here)
                with count_statements() as undoes:
                    intake.undo(made, why="again", by=SYSTEM)
                db.session.commit()
                found.setdefault(kind_id, []).append((len(checks), len(writes), len(undoes)))
    assert {kind_id: few for kind_id, (few, _more) in found.items()} == {
        kind_id: more for kind_id, (_few, more) in found.items()
    }


def letters(n):
    return "abcdefghij"[n // 10] + "klmnopqrst"[n % 10]
