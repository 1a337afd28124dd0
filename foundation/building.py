"""Puts a house together from its settings and its rooms' cards; what every room needs is hung here, once."""

import secrets
from datetime import date, timedelta
from typing import Any, cast

import sqlcipher3.dbapi2
from flask import Flask
from flask.cli import AppGroup
from flask_babel import Babel
from flask_login import LoginManager
from flask_wtf.csrf import CSRFProtect
from sqlalchemy.pool import QueuePool
from werkzeug.routing import BaseConverter, ValidationError

from foundation import audit, files, languages, practice, scope, traces, web
from foundation.access.table import AccessTable, Reach
from foundation.db import db, furnish_sqlite
from foundation.feature import Feature, House
from foundation.permissions import May
from foundation.settings import PROJECT, Settings


class DayConverter(BaseConverter):
    """A day in an address, YYYY-MM-DD; anything else is no such page."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Answer the day. Raises ValidationError (404) for one that is not in the calendar."""
        try:
            return date.fromisoformat(value)
        except ValueError as fault:
            raise ValidationError from fault

    def to_url(self, value: Any) -> str:
        """Answer the day as it stands in an address."""
        return value if isinstance(value, str) else value.isoformat()


def build(settings: Settings, features: tuple[Feature, ...]) -> Flask:
    """Answer the app of this house. Raises RuntimeError when its rooms do not fit together.

    Rooms hang their own part in their blueprint's `record_once`: accounts the `login_manager.request_loader`
    (answers a Viewer), its `unauthorized_handler`, `extensions["must_first"]` and `extensions["role_labels"]`;
    homes `extensions["home_words"]` (kind, for whom -> words) and the redirect to the first visit's page.
    """
    app = Flask("aashray", static_folder=None, root_path=str(PROJECT))
    app.config.update(_config(settings))
    app.url_map.converters["day"] = DayConverter
    _keep_extensions(app, settings, features)
    _open_database(app, settings)
    web.keep_apart(app)
    web.believe_proxies(app, settings.proxies)
    web.install_answers(app)
    practice.install(app)
    traces.install(app)
    CSRFProtect(app)
    LoginManager(app).request_loader(lambda asked: None)
    Babel(app, locale_selector=languages.current, default_translation_directories=str(languages.FOLDER))
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  jinja2.ext.i18n adds it
        languages._, languages.ngettext, newstyle=True, pgettext=languages.pgettext
    )
    app.jinja_env.globals.update(name_here=languages.name_here, name_in=languages.name_in)
    web.install_shell(app)
    web.keep_compiled(app)
    web.install_problems(app)
    app.register_blueprint(web.bp)
    for feature in features:
        app.register_blueprint(feature.blueprint)
        for command in feature.commands:
            _add_command(app, command)
    _refuse_undeclared(app)
    return app


def _config(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.keys.session,
        "TESTING": settings.testing,
        "MAX_CONTENT_LENGTH": settings.upload_limit + 1024 * 1024,
        "SESSION_COOKIE_NAME": practice.cookie_name("aashray", settings),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=settings.absolute_hours),
        "WTF_CSRF_TIME_LIMIT": None,  # it lives as long as its session: one may sign in again over an old page
        "WTF_CSRF_SSL_STRICT": False,
        "TRAP_HTTP_EXCEPTIONS": False,
        "SQLALCHEMY_DATABASE_URI": settings.engine_url,
        "SQLALCHEMY_ENGINE_OPTIONS": _engine_options(settings),
        **settings.extra,
    }


def _engine_options(settings: Settings) -> dict[str, Any]:
    if settings.is_postgresql:
        return {"pool_size": 8, "max_overflow": 8, "pool_pre_ping": True}
    return {
        "module": sqlcipher3.dbapi2,
        "poolclass": QueuePool,
        "pool_size": 8,
        "max_overflow": 16,
        "pool_recycle": 3600,  # what the night counted is read when a connection is opened
        "connect_args": {"check_same_thread": False, "timeout": 15},
    }


def _keep_extensions(app: Flask, settings: Settings, features: tuple[Feature, ...]) -> None:
    app.extensions["settings"] = settings
    app.extensions["house"] = House(features)
    app.extensions["house_id"] = secrets.token_hex(4)
    access = AccessTable(features)
    access.permissions[str(May.DRAFT_KEEP)] = "foundation"
    for grants in access.grants.values():
        grants[str(May.DRAFT_KEEP)] = Reach.OWN
    app.extensions["access"] = access
    app.extensions.setdefault("must_first", lambda who, endpoint: None)


def _open_database(app: Flask, settings: Settings) -> None:
    db.init_app(app)
    if not settings.is_postgresql:
        with app.app_context():
            furnish_sqlite(db.engine, settings.keys.database)
    scope.install()
    audit.install()
    files.install()


def _add_command(app: Flask, command: Any) -> None:
    """Add a room's command; rooms may share a group (`registers`, `audit`) by its name."""
    known = app.cli.commands.get(command.name)
    if isinstance(known, AppGroup) and isinstance(command, AppGroup):
        known.commands.update(command.commands)
    else:
        app.cli.add_command(command)


def _refuse_undeclared(app: Flask) -> None:
    """Refuse to open a house in which a view has not said who may ask for it."""
    silent = sorted(name for name, view in app.view_functions.items() if not hasattr(view, "access"))
    if silent:
        raise RuntimeError(f"these views declare no access: {', '.join(silent)}")
    known = app.extensions["access"].permissions
    strange = sorted(
        name for name, view in cast(dict[str, Any], app.view_functions).items()
        if view.access.permission is not None and str(view.access.permission) not in known
    )  # fmt: skip
    if strange:
        raise RuntimeError(f"these views ask for a permission that no room declares: {', '.join(strange)}")
