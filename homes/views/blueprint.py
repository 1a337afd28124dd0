"""The hall's blueprint, and what it hangs on the house: words for a home, the way to the first visit's page."""

from typing import Any

from flask import Blueprint, current_app, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import setup
from foundation.languages import _, _l
from homes.choices import FOR_WHOM, HOME_KINDS, ForWhom, HomeKind
from homes.scripts import language_of

bp = Blueprint("homes", __name__, template_folder="../templates")

KIND_FOR: dict[tuple[str, str], Any] = {
    (HomeKind.CHILDRENS_HOME, ForWhom.GIRLS): _l("Children’s home for girls"),
    (HomeKind.CHILDRENS_HOME, ForWhom.BOYS): _l("Children’s home for boys"),
    (HomeKind.CHILDRENS_HOME, ForWhom.BOTH): _l("Children’s home for girls and boys"),
    (HomeKind.OPEN_SHELTER, ForWhom.BOTH): _l("Drop-in centre for girls and boys"),
}
FIRST_PAGES = frozenset({"accounts.show_sign_in", "office.show_front", "office.front"})


def home_words(kind: str, for_whom: str) -> str:
    """Answer what kind of home it is and for whom, in a few words."""
    said = KIND_FOR.get((kind, for_whom))
    if said is not None:
        return str(said)
    if kind not in HOME_KINDS:
        return kind
    whom = FOR_WHOM[ForWhom(for_whom)]
    return _("%(kind)s: %(whom)s", kind=str(HOME_KINDS[HomeKind(kind)]), whom=str(whom))


@bp.record_once
def _hang(state: BlueprintSetupState) -> None:
    state.app.extensions["home_words"] = home_words
    state.app.jinja_env.filters["script_language"] = language_of


@bp.before_app_request
def _show_first_visit() -> ResponseReturnValue | None:
    """Lead whoever opens a house without an organisation to its set-up page."""
    first = request.path == "/" or request.endpoint in FIRST_PAGES
    if not first or request.method != "GET" or current_user.is_authenticated:
        return None
    if current_app.extensions.get("is_set_up") or setup.is_set_up():
        if not current_app.testing:
            current_app.extensions["is_set_up"] = True
        return None
    return redirect(url_for("homes.show_set_up"), code=303)
