"""Weights and heights: doubted figures show the earlier value and ask why; a sheet is saved whole or not at all."""

import re
from datetime import date

import pytest
import sqlalchemy as sa

from foundation.db import db
from foundation.scope import across_homes
from health.models import HealthMeasure
from health.queries import measures as queries
from health.rules import measures as rules
from health.rules.growth import Born
from health.rules.measures import Measured
from tests.factories import health
from tests.factories.residents import admit
from tests.support.counting import count_statements

TODAY = date(2026, 11, 23)
GIRL = {"sex": "girl", "birth": Born(date(2014, 3, 9))}


def doubt(weight=None, height=None, *, weighed=None, stood=None):
    """Answer the doubt of a figure beside one of three months before."""
    before = date(2026, 8, 21)
    return rules.doubt_of(
        Measured(TODAY, weight, height), weighed=Measured(before, weighed, None) if weighed else None,
        stood=Measured(before, None, stood) if stood else None, **GIRL,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "field"),
    [
        ({"weight": 38400, "weighed": 38000}, None), ({"weight": 384000 // 2, "weighed": 38400}, "weight"),
        ({"weight": 3840, "weighed": 38400}, "weight"), ({"height": 1490, "stood": 1476}, None),
        ({"height": 1470, "stood": 1476}, "height"), ({"height": 1690, "stood": 1476}, "height"),
        ({"weight": 3900}, "weight"), ({"weight": 40000}, None), ({"height": 800}, "height"),
    ],
    ids=[
        "usual", "far_more", "tenfold_less", "grown", "shrunk", "leapt", "first_too_light", "first_usual",
        "first_too_short",
    ],
)  # fmt: skip
def test_a_doubted_figure_names_its_field(figures, field):
    found = doubt(**figures)
    assert (found[0] if found else None) == field


def test_the_earlier_value_stands_in_the_sentence():
    assert "38.4" in doubt(weight=3840, weighed=38400)[1]
    assert "147.6" in doubt(height=1470, stood=1476)[1]


def rows():
    with across_homes("a test"):
        return list(db.session.scalars(sa.select(HealthMeasure).order_by(HealthMeasure.written_at)))


def sheet(client, url, **typed):
    """Post a weighing sheet as its page sends it."""
    page = client.get(url).get_data(as_text=True)
    hidden = dict(re.findall(r'<input[^>]*name="(csrf_token|once)"[^>]*value="([^"]*)"', page))
    return client.post(url, data={**hidden, **typed})


def test_a_sheet_saves_every_line_in_one_post(ward, nurse):
    other = admit(ward.home, days_ago=30, born_on=date(2013, 1, 2))
    url = f"{ward.place}/weighing"
    typed = {
        f"weight-{ward.child.code}": "38,4",
        f"height-{ward.child.code}": "149",
        f"weight-{other.code}": "৩৫.২",
    }
    answer = sheet(nurse, url, **typed)
    assert answer.status_code == 303
    assert {(m.weight_g, m.height_mm) for m in rows()} == {(38400, 1490), (35200, None)}
    assert "38.4" in nurse.get(url).text
    assert sheet(nurse, url, **typed).status_code == 303
    assert len(rows()) == 2


def test_a_doubted_line_comes_back_with_everything_typed(ward, nurse):
    other = admit(ward.home, days_ago=30, born_on=date(2013, 1, 2))
    health.weigh(ward.child, 38.4, 149.0, days_ago=20)
    url = f"{ward.place}/weighing"
    typed = {
        f"weight-{ward.child.code}": "384",
        f"height-{ward.child.code}": "148",
        f"weight-{other.code}": "35.2",
    }
    refused = sheet(nurse, url, **typed)
    assert refused.status_code == 422
    assert 'value="384"' in refused.text
    assert 'value="35.2"' in refused.text
    assert len(rows()) == 1
    typed[f"weight-{ward.child.code}"] = "3.9"
    refused = sheet(nurse, url, **typed)
    assert refused.status_code == 422
    assert "38.4 kg" in refused.text
    typed |= {
        f"weight-{ward.child.code}": "30.0",
        f"why-{ward.child.code}": "Ill for two weeks, weighed twice",
    }
    assert sheet(nurse, url, **typed).status_code == 303
    assert rows()[-1].reason or rows()[-2].reason


def test_a_height_below_the_last_one_asks_why(ward, nurse):
    health.weigh(ward.child, 38.4, 149.0, days_ago=20)
    url = f"{ward.url}/growth/measure"
    typed = {"day": f"{health.day(0):%d %m %Y}", "weight": "38.6", "height": "147"}
    refused = sheet(nurse, url, **typed)
    assert refused.status_code == 422
    assert "149.0" in refused.text
    assert sheet(nurse, url, **typed, why="Shoes were on last time").status_code == 303


def test_a_changed_figure_of_today_strikes_out_the_old_one(ward, nurse):
    health.weigh(ward.child, 83.4, None, why="typed wrongly")
    url = f"{ward.place}/weighing"
    typed = {f"weight-{ward.child.code}": "38.4"}
    assert sheet(nurse, url, **typed).status_code == 422
    assert sheet(nurse, url, **typed, **{f"why-{ward.child.code}": "figures turned round"}).status_code == 303
    old, new = rows()
    assert (old.struck_reason, new.weight_g) == ("figures turned round", 38400)
    page = nurse.get(f"{ward.url}/growth").text
    assert "<del>83.4 kg</del>" in page


def test_the_chart_has_a_table_twin_and_is_printed(ward, nurse):
    for ago, kg, cm in ((30, 31.0, 139.0), (1, 32.0, 140.5)):
        health.weigh(ward.child, kg, cm, days_ago=ago)
    page = nurse.get(f"{ward.url}/growth").text
    assert 'class="chart"' in page
    assert "140.5" in page
    token = re.search(r'data-csrf="([^"]+)"', page)[1]
    answer = nurse.post(f"{ward.url}/growth/print", data={"csrf_token": token, "of": "height"})
    assert answer.status_code == 200
    assert answer.data.startswith(b"%PDF")
    assert ward.child.code in answer.headers["Content-Disposition"]


def test_statements_do_not_grow_with_the_sheet(ward):
    def cost():
        with across_homes("a test"):
            db.session.expire_all()
            ids = [row.case_file_id for row in rows()]
            with count_statements() as made:
                queries.before_day(ids, health.day(0))
            return len(made)

    health.weigh(ward.child, 38.4, 149.0, days_ago=20)
    few = cost()
    for _n in range(4):
        health.weigh(admit(ward.home, days_ago=30), 30.0, why="first")
    assert cost() == few


def test_evidence_tells_how_weight_moved(ward, app):
    from health.panels import load_evidence

    for ago, kg in ((30, 31.0), (1, 32.5)):
        health.weigh(ward.child, kg, days_ago=ago)
    with across_homes("a test"):
        [line] = load_evidence(ward.child.id, health.day(60), health.day(0))
    assert line.words == "Weight 31.0 kg, then 32.5 kg, measured 2 times"
