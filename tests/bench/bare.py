"""The bare house: the same views, data statements and templates on the same server, without sign-in, scope and audit.

It exists only to be measured beside the real one; it answers on loopback, to a throw-away database.
"""

import json
import os
from collections.abc import Callable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import Flask, g, make_response
from sqlalchemy import event

import app as front_door
from accounts.models import User
from accounts.roles import Role
from foundation import audit, clock, files, scope
from foundation.access import HomeHere
from foundation.db import db, dialect_name
from foundation.viewer import Post, Viewer
from homes.models import Home

LISTENERS = (
    ("do_orm_execute", scope._narrow),
    ("before_commit", audit.append),
    ("after_soft_rollback", audit._forget_on_rollback),
    ("after_soft_rollback", files._take_away),
)


def create_app() -> Flask:
    """Answer the bare house; `AASHRAY_BENCH_PEOPLE` says whose page it shows."""
    app = front_door.create_app()
    people = json.loads(os.environ["AASHRAY_BENCH_PEOPLE"])
    with app.app_context():
        home, viewers = _known(people)
        db.session.remove()
        db.engine.dispose()
        if dialect_name() == "postgresql":
            event.listen(db.engine, "connect", _tell_once)
    for name, listener in LISTENERS:
        if event.contains(db.session.session_factory, name, listener):
            event.remove(db.session.session_factory, name, listener)
    current: dict[str, Viewer] = {}
    app.login_manager.request_loader(lambda asked: current["now"])  # type: ignore[attr-defined]  flask-login adds it
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    for endpoint, view in app.view_functions.items():
        if hasattr(view, "__wrapped__"):
            role = Role.TEACHER if endpoint.startswith("education.") else Role.SUPERINTENDENT
            app.view_functions[endpoint] = _bare(
                view.__wrapped__, view.access, home, viewers[role], current, people
            )
    return app


def _tell_once(connection: Any, record: object) -> None:
    """Open every row to this connection for good: the real house tells the third lock in each transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('aashray.homes', '*', false)")
    connection.commit()


def _known(people: dict[str, str]) -> tuple[HomeHere, dict[Role, Viewer]]:
    with scope.across_homes("the bench knows its home beforehand"):
        home = db.session.scalars(sa.select(Home).where(Home.code == people["home"])).one()
        here = HomeHere(home.id, home.code, home.name, str(home.kind), str(home.for_whom), home.time_zone)
        viewers = {}
        for role in (Role.SUPERINTENDENT, Role.TEACHER):
            user = db.session.scalars(sa.select(User).where(User.id == UUID(people[role]))).one()
            post = Post(user.id, role, home.id, home_code=home.code, home_name=home.name)
            viewers[role] = Viewer(user.id, user.name, user.id, (post,))
    return here, viewers


def _bare(
    view: Callable[..., Any],
    access: Any,
    home: HomeHere,
    who: Viewer,
    current: dict[str, Viewer],
    people: dict[str, str],
) -> Any:
    def answer(**values: Any) -> Any:
        current["now"] = who
        g.home, g.reaches, g.case_file_id = home, frozenset(), UUID(people["child"])
        clock.use_zone(home.time_zone)
        try:
            if access.commits:
                db.session.connection(execution_options={"aashray_begin": "IMMEDIATE"})
            response = make_response(view(**values))
            if access.commits and response.status_code < 400:
                db.session.commit()
            return response
        finally:
            db.session.rollback()

    return answer
