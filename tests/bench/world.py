"""What the bench measures on: a home of 60 girls, a class of 40, a superintendent and a teacher."""

from dataclasses import dataclass

from flask import Flask

from accounts.roles import Role
from foundation.scope import across_homes
from tests.factories import accounts, education, homes, residents


@dataclass(frozen=True)
class BenchWorld:
    """Where the measured pages are, whose eyes see them, and the cookies of the two."""

    home: str
    child: str
    sheet: str
    people: dict[str, str]
    cookies: dict[str, str]

    @property
    def pages(self) -> dict[str, tuple[str, str]]:
        """Answer the measured pages: name -> (role, address)."""
        return {
            "residents, 50 of 100": (Role.SUPERINTENDENT, f"/homes/{self.home}/children"),
            "child's page": (Role.SUPERINTENDENT, f"/children/{self.child}"),
            "sheet of 40": (Role.TEACHER, self.sheet),
        }


def make_bench_world(app: Flask) -> BenchWorld:
    """Build it (committed) in the house of this app; inside its context."""
    with across_homes("the bench builds its house"):
        return _make(app)


def _make(app: Flask) -> BenchWorld:
    home = homes.make_home("BEN", name="Home of the bench", sanctioned_strength=150)
    school = education.make_school(home, pupils=40)
    for n in range(60):
        residents.admit(home, bed=homes.make_bed(home), days_ago=30 + n)
    head = accounts.make_user(Role.SUPERINTENDENT, home)
    cookies = {}
    for role, user in ((Role.SUPERINTENDENT, head), (Role.TEACHER, school.teacher)):
        browser = app.test_client()
        accounts.sign_in(browser, user)
        cookie = browser.get_cookie("aashray")
        assert cookie is not None
        cookies[str(role)] = cookie.value
    people = {
        "home": home.code,
        "child": str(school.pupils[0].id),
        Role.SUPERINTENDENT: str(head.id),
        Role.TEACHER: str(school.teacher.id),
    }
    return BenchWorld(
        home.code, school.pupils[0].code, school.url(), {str(k): v for k, v in people.items()}, cookies
    )
