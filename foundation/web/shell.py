"""What stands round every page: the menu of the reader's post, her name, the home, the languages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from flask import Flask, current_app, g, request, session, url_for
from flask_login import current_user
from jinja2 import pass_context
from jinja2.runtime import Context

from foundation import clock, formatting, languages
from foundation.access import may
from foundation.once import fresh_key
from foundation.viewer import Post, Viewer
from foundation.web.menu import Word, words_of
from foundation.web.routes import face_files


@dataclass(frozen=True)
class ShellHome:
    """The home at the head of the spine."""

    code: str
    name: str
    kind_label: str


@dataclass(frozen=True)
class ShellPerson:
    """The reader at the foot of the spine."""

    name: str
    post_label: str


@dataclass(frozen=True)
class ShellSeal:
    """A seal that the reader broke: from when until when it is open, where she sees what, and where she closes it."""

    opened_at: datetime
    until_at: datetime
    url: str
    close_url: str


@dataclass(frozen=True)
class Shell:
    """Everything that stands round a page; made once a request, without a statement of its own."""

    language: str
    html_lang: str
    languages: tuple[tuple[str, str, bool], ...]
    page_time: str
    home: ShellHome | None = None
    person: ShellPerson | None = None
    menu: tuple[Word, ...] = ()
    tabs: tuple[Word, ...] = ()
    homes: tuple[tuple[str, str, bool], ...] = ()
    light: str | None = None
    back_url: str | None = None
    is_task: bool = False
    idle_seconds: int | None = None
    absolute_seconds: int | None = None
    lock_url: str = "/session/lock"
    sign_out_url: str = "/sign-out"
    language_url: str = "/language"
    notes: tuple[tuple[str, str, str], ...] = ()
    seal: ShellSeal | None = None
    broken_until: datetime | None = None
    is_unprinted: bool = False
    is_shared: bool = False
    pin_url: str | None = None


def install(app: Flask) -> None:
    """Hang the shell and the filters on the app's templates."""
    app.before_request(_speak)
    app.context_processor(_context)
    for name, said in _filters().items():
        app.jinja_env.filters[name] = said
    app.jinja_env.globals.update(ruler_cells=ruler_cells, fresh_key=fresh_key)
    _speak_in_figures(app)


def _speak_in_figures(app: Flask) -> None:
    """Let the sentences of templates write numbers as the code's do: in Bengali, with Bengali figures."""
    plain, plural = app.jinja_env.globals["gettext"], app.jinja_env.globals["ngettext"]

    @pass_context
    def one(context: Context, text: str, **values: Any) -> str:
        return cast(str, plain(context, text, **languages.numerals(values)))

    @pass_context
    def counted(context: Context, one: str, many: str, num: int, **values: Any) -> str:
        return cast(str, plural(context, one, many, num, **languages.numerals({"num": num, **values})))

    app.jinja_env.globals.update(gettext=one, ngettext=counted)


OWN_PIN = "accounts.show_pin"
OWN_SEALS, CLOSE_SEAL = "office.show_own_seals", "office.close_own_seal"
WITHOUT_READER = frozenset({"foundation.health", "foundation.face_file"})


def _speak() -> None:
    """Speak the reader's language and tell the time of India until a home says otherwise."""
    clock.use_zone(clock.DEFAULT_ZONE)
    if request.endpoint in WITHOUT_READER:
        return
    chosen = current_user.language if current_user.is_authenticated else session.get("language", "")
    best = request.accept_languages.best_match(["en", "hi", "bn"], "en")
    languages.use(chosen or {"bn": "bn_IN", "hi": "hi"}.get(str(best), languages.DEFAULT))


def _face_url(name: str) -> str:
    return url_for("foundation.face_file", name=name)


CELLS_AT_MOST = 30


def ruler_cells(used: int, total: int, over: int) -> tuple[int, int, int]:
    """Answer the cells of a clock's ruler, at most thirty in all: filled, up to the limit, past it."""
    scale = min(1.0, CELLS_AT_MOST / max(total + over, 1))
    limit = max(round(total * scale), 1)
    return min(round(used * scale), limit), limit, max(round(over * scale), 1) if over else 0


def _context() -> dict[str, Any]:
    urls = {(name.split(".")[0], name.rsplit(".", 1)[1]): _face_url(name) for name in face_files()}
    return {
        "may": may,
        "shell": shell(),
        "face_css_url": urls["face", "css"],
        "face_js_url": urls["face", "js"],
        "htmx_url": urls["htmx", "js"],
        "draft_url": url_for("foundation.keep_draft", place=request.path) if request.path else "",
        "throw_url": url_for("foundation.throw_draft_away"),
    }


def shell() -> Shell:
    """Answer the shell of this request."""
    if "shell" not in g:
        g.shell = _signed_in() if current_user.is_authenticated else Shell(**_plain())
    return cast(Shell, g.shell)


def _plain() -> dict[str, Any]:
    language = languages.current()
    return {
        "language": language,
        "html_lang": languages.HTML_LANG[language],
        "languages": tuple((code, name, code == language) for code, name in languages.LANGUAGES.items()),
        "page_time": formatting.format_moment(clock.now(), language, clock.zone_here()),
    }


def _signed_in() -> Shell:
    who = cast(Viewer, current_user)
    post = _post_here(who)
    home = _home_here(post)
    menu = words_of(who, post, home.code if home else None, tabs=False)
    return Shell(
        **_plain(),
        home=home,
        person=ShellPerson(languages.name_here(who.name, who.name_local), role_words(post)),
        menu=menu,
        tabs=words_of(who, post, home.code if home else None, tabs=True),
        homes=_homes(who, home),
        light=None if who.light == "auto" else who.light,
        idle_seconds=who.idle_seconds or None,
        absolute_seconds=who.absolute_seconds or None,
        notes=tuple(told for note in current_app.extensions.get("house_notes", ()) if (told := note())),
        seal=_seal(who),
        broken_until=g.get("broken_by_others"),
        is_unprinted=bool(g.get("broken")),
        is_shared=who.device_id is not None,
        pin_url=_pin_url(who),
    )


def _pin_url(who: Viewer) -> str | None:
    """Answer where the holder of a shared phone sets her PIN, None for who signs in in full each time."""
    if who.device_id is None or OWN_PIN not in current_app.view_functions:
        return None
    asked: Any = current_app.view_functions[OWN_PIN]
    return url_for(OWN_PIN) if may(asked.access.permission) else None


def _seal(who: Viewer) -> ShellSeal | None:
    seal = who.broken_seal
    if seal is None or not {OWN_SEALS, CLOSE_SEAL} <= current_app.view_functions.keys():
        return None
    return ShellSeal(seal.opened_at, seal.until_at, url_for(OWN_SEALS), url_for(CLOSE_SEAL))


def role_words(post: Post | None) -> str:
    """Answer a post's role in the reader's language."""
    said = current_app.extensions.get("role_labels", {})
    return str(said.get(post.role, post.role)) if post else ""


def _post_here(who: Viewer) -> Post | None:
    home = g.get("home")
    here = [p for p in who.posts if home is None or p.home_id in (None, home.id)]
    return next(iter(here), None) or next(iter(who.posts), None)


def _home_here(post: Post | None) -> ShellHome | None:
    words = current_app.extensions.get("home_words", lambda kind, for_whom: kind)
    if home := g.get("home"):
        return ShellHome(
            home.code, languages.name_here(home.name, home.name_local), str(words(home.kind, home.for_whom))
        )
    if post and post.home_code:
        return ShellHome(
            post.home_code,
            languages.name_here(post.home_name, post.home_name_local),
            str(words(post.home_kind, post.home_for_whom)),
        )
    return None


def _homes(who: Viewer, home: ShellHome | None) -> tuple[tuple[str, str, bool], ...]:
    known = {
        p.home_code: languages.name_here(p.home_name, p.home_name_local) for p in who.posts if p.home_code
    }
    if len(known) < 2 or "office.show_today" not in current_app.view_functions:
        return ()
    return tuple(
        (name, url_for("office.show_today", home_code=code), bool(home and home.code == code))
        for code, name in sorted(known.items())
    )


@pass_context  # so that the figures of a constant are not written once for all, in whatever language came first
def _digits(_context: Any, text: Any) -> str:
    return formatting.digits(str(text), languages.current())


def _filters() -> dict[str, Any]:
    def said(write: Any) -> Any:
        return lambda value, *more: (
            "" if value is None else write(value, languages.current(), *(more or (clock.zone_here(),)))
        )

    def near(write: Any) -> Any:
        return lambda *told: write(*told, today=clock.today())

    return {
        "day": said(formatting.format_day),
        "day_short": said(near(formatting.format_day_near)),
        "day_long": said(formatting.format_day_long),
        "month": said(formatting.format_month),
        "clock_time": said(formatting.format_clock),
        "moment": said(formatting.format_moment),
        "moment_short": said(near(formatting.format_moment_near)),
        "weekday": said(formatting.format_weekday),
        "count": lambda value: formatting.format_count(value, languages.current()),
        "age": lambda years, is_about=False: formatting.format_age(
            years, languages.current(), is_about=is_about
        ),
        "before": lambda number: number - 1,
        "digits": _digits,
    }
