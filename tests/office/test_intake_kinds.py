"""Lists of other matters: staff, orders, classes, weights, medicines and vaccinations come in and go out again."""

from datetime import date

import pytest
import sqlalchemy as sa

from education import actions as school
from education.models import Enrolment
from foundation import intake
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.intake import State
from foundation.scope import within_homes
from health.models import HealthMeasure, Immunisation, Prescription
from homes.models import StaffMember
from office import intaking
from residents.models import ChildOrder, Production
from tests.factories import homes, residents, workbooks
from tests.office.intakes import begin, write

pytestmark = pytest.mark.usefixtures("session", "at_noon")


def test_staff_orders_classes_weights_and_vaccinations_come_in_and_go_out_again():

    home = homes.make_home("KRS", go_live_on=date(2026, 11, 16))
    homes.make_committee()
    a, b = (
        residents.admit(home, name=n, name_local="", days_ago=400) for n in ("Rupali Sardar", "Kakoli Bauri")
    )
    make_class(home, "Class 5")
    lists = {
        "staff": (
            [["Staff name", "Designation", "DOJ", "Mobile"], ["Debika Roy", "House mother", "1.4.19", 9830012345.0],
             ["Debika Roy", "matron", "", ""], ["Nobody", "", "", ""]],
            (StaffMember,), {"ready": 1, "same": 1},
        ),
        "orders": (
            [["Name", "Order No", "Dated", "Valid till", "Next date"],
             ["Rupali Sardar", "CWC/7", "3/4/2026", "3/4/2025", ""], [b.code, "CWC/8", "3/4/2026", "", "1/12/2026"],
             ["Someone Else", "CWC/9", "3/4/2026", "", ""]],
            (ChildOrder, Production), {"error": 2, "ready": 1},
        ),
        "enrolments": (
            [["Name", "Class", "Roll No"], ["rupali sardar", "class 5", "7"], [b.code, "Class 5", ""],
             [b.code, "Class 9", ""]],
            (Enrolment,), {"ready": 2, "error": 1},
        ),
        "measures": (
            [["Name", "Date", "Weight (kg)", "Height"], [a.code, "1/11/26", "৩৪.৫", "1.42"],
             [b.code, "1/11/26", "900", "140"]],
            (HealthMeasure,), {"ready": 1, "error": 1},
        ),
        "medicines": (
            [["Name", "Medicine", "Dose", "Frequency", "Doctor"], [a.code, "Iron", "1 tablet", "BD", "Dr. Sen"],
             [b.code, "Cetirizine", "5 ml", "8.30 pm", "Dr. Sen"], [b.code, "Zinc", "1 tablet", "often", ""],
             [a.code, "Folic acid", "1", "1-0-1", "Dr. Sen"]],
            (Prescription,), {"ready": 3, "error": 1},
        ),
        "vaccinations": (
            [["Name", "Vaccine", "Date"], [a.code, "BCG", "3/4/2012"], [a.code, "bcg", "3/4/2012"],
             [b.code, "Moon", ""]],
            (Immunisation,), {"ready": 1, "error": 2},
        ),
    }  # fmt: skip
    for kind_id, (rows, models, states) in lists.items():
        with within_homes({home.id}):
            begin_write()
            before = [db.session.scalar(sa.select(sa.func.count()).select_from(model)) for model in models]
            body = workbooks.as_text([[str(cell) for cell in row] for row in rows])
            made, kind, here = begin(home, body, kind_id)
            checked = intake.check(made, kind, here)
            assert dict(checked.counts) == states, (
                kind_id,
                [(row.line, row.problems) for row in checked.rows],
            )
            assert all(kind.said(row) for row in checked.rows)
            intake.say_rows(made, intaking.settled(checked, out=True, apart=False))
            count, made = write(made, kind, here)
            after = [db.session.scalar(sa.select(sa.func.count()).select_from(model)) for model in models]
            assert after == [each + count for each in before], kind_id
            again, kind, here = begin(home, body, kind_id)
            assert not intake.check(again, kind, here).in_state(State.READY), kind_id
            assert intake.undo(made, why="try", by=SYSTEM) == count
            now = [db.session.scalar(sa.select(sa.func.count()).select_from(model)) for model in models]
            assert now == before, kind_id
            db.session.commit()


def make_class(home, name):

    begin_write()
    with within_homes({home.id}):
        facts = {"name_local": "", "level": "", "room": "", "starts_on": date(2026, 4, 1), "ends_on": None}
        school.make_class(home.id, name=name, by=SYSTEM, **facts)
        db.session.commit()
