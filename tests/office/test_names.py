"""Names as their reader writes them: the local script where it is that of her language, else English."""

import pytest

from accounts.roles import Role
from tests.factories.accounts import give, make_user, sign_in
from tests.factories.counselling import log_session
from tests.factories.education import make_school
from tests.factories.homes import make_home, make_staff
from tests.factories.residents import admit, put_in_caseload
from tests.inspector import browser
from tests.office.test_trails import entries

NAMES = {
    "counsellor": ("Nandita Kar", "নন্দিতা কর"),
    "inspector": ("Shyamal Dutta", "শ্যামল দত্ত"),
    "staff": ("Karuna Mondal", "করুণা মণ্ডল"),
    "teacher": ("Debika Roy", "দেবিকা রায়"),
    "home": ("Krishnachura", "কৃষ্ণচূড়া"),
}


def named(who):
    return dict(zip(("name", "name_local"), NAMES[who], strict=True))


@pytest.fixture
def place(app, session):
    """A home with a class, a caseload and a visit, its people named in two scripts: name -> id or address."""
    home = make_home(code="KRS", **named("home"))
    counsellor = make_user(Role.COUNSELLOR, home, **named("counsellor"))
    school = make_school(home, teacher=make_user(Role.TEACHER, home, **named("teacher")))
    child = admit(home, days_ago=5, name="Munni Tirkey", name_local="মুন্নি তির্কি")
    put_in_caseload(child, counsellor, Role.COUNSELLOR)
    log_session(child, counsellor, risk="danger", safety_instruction="Sit with her.")
    make_staff(home, **named("staff"))
    inspector, visit = make_user(**named("inspector")), browser(app)
    give(inspector, Role.INSPECTOR, home)
    sign_in(visit, inspector)
    assert visit.get("/homes/KRS/registers").status_code == 200
    return {
        "home": home,
        "counsellor": counsellor,
        "/homes/KRS/staff": ("staff", "home"),
        "/homes/KRS/people": ("counsellor", "teacher"),
        "/homes/KRS/today": ("counsellor", "inspector", "home"),
        "/homes/KRS/inspections": ("inspector",),
        "/homes/KRS/trail": ("inspector", "counsellor"),
        "/homes/KRS/school": ("teacher",),
        f"/classes/{school.school_class.id}": ("teacher",),
        f"/children/{child.code}/sessions": ("counsellor",),
    }


def reader_of(app, place, language, role=Role.SUPERINTENDENT):
    made = browser(app)
    sign_in(made, make_user(role, place["home"], language=language, name="Ira Sengupta"))
    return made


@pytest.mark.parametrize(("language", "said"), [("en_IN", 0), ("hi", 0), ("bn_IN", 1)])
def test_every_page_of_the_home_calls_people_as_its_reader_writes_them(app, place, language, said):
    reader = reader_of(app, place, language)
    for url, people in place.items():
        if not url.startswith("/"):
            continue
        page = reader.get(url).text
        for who in people:
            assert NAMES[who][said] in page, f"{url}: {who}"
            if url != "/homes/KRS/staff" or who != "staff":  # the staff list keeps the other name beneath
                assert NAMES[who][1 - said] not in page, f"{url}: {who}"


def test_the_caseload_calls_children_and_the_administrator_s_list_people_in_the_local_script(
    app, session, place
):
    mine = browser(app)
    sign_in(mine, place["counsellor"])
    assert "Munni Tirkey" in mine.get("/my-caseload").text
    place["counsellor"].language = "bn_IN"
    session.commit()
    hers = mine.get("/my-caseload").text
    assert "মুন্নি তির্কি" in hers
    assert "Munni Tirkey" not in hers
    reader = reader_of(app, place, "bn_IN", Role.ADMINISTRATOR)
    page = reader.get("/people").text
    assert NAMES["teacher"][1] in page
    assert NAMES["teacher"][0] not in page
    one = reader.get(f"/people/{place['counsellor'].id}").text
    assert NAMES["counsellor"][1] in one


def test_the_trail_is_found_by_a_name_in_either_script(app, place):
    reader = reader_of(app, place, "bn_IN")
    for name in ("shyamal", "শ্যামল"):
        assert entries(reader.get(f"/homes/KRS/trail?person={name}"))
    assert entries(reader.get("/homes/KRS/trail?person=কেউ")) == []
