"""What the tests of a care plan type, and how they look for the versions that stand."""

from residents.models import CarePlan
from tests.residents.pages import everything
from tests.support.posting import send

NEEDS = {
    "prepared_on": "20 11 2026", "expected_stay": "medium", "her_words": "আমি পড়তে চাই", "her_language": "bn",
    "education_concern": "left school in class 4", "education_intervention": "bridge course",
    "emotional_concern": "wakes at night crying", "health_concern": "always tired",
}  # fmt: skip
GOAL = {
    "area": "education", "words": "Passes class 5", "measure": "40 marks", "target_on": "31 03 2027", "owner": "child",
}  # fmt: skip


def place(girl, plan=None):
    return f"/children/{girl.code}" + (f"/plans/{plan.id}" if plan else "/plan")


def text(client, url):
    return client.get(url).get_data(as_text=True)


def plans():
    return sorted(everything(CarePlan), key=lambda plan: plan.number)


def write(client, girl, plan, typed):
    stands = next(row for row in plans() if row.id == plan.id)
    return send(client, f"{place(girl, plan)}/needs", {"version": str(stands.version), **typed})
