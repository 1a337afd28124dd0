"""One child's page: head, authority, identity, family, the rooms' panels, chronology; and the photograph."""

from dataclasses import dataclass
from typing import Any

from flask import abort, current_app, g, render_template, url_for
from flask.typing import ResponseReturnValue

from accounts.roles import LABELS, Role
from foundation import audit, clock, files, formatting
from foundation.access import may, reads, viewer
from foundation.feature import ResidentPanel
from foundation.languages import _, current
from residents import choices, reach, rules, words
from residents.choices.identity import AgeKind
from residents.events import Event
from residents.permissions import May
from residents.queries import ages, file
from residents.queries.file import Carrier, FileHead
from residents.rules.identity import Ground
from residents.views.blueprint import bp
from residents.views.pages import tabs_of


@dataclass(frozen=True)
class PanelShown:
    """A room's panel with its facts, ready to be drawn."""

    title: str
    template: str
    facts: Any
    url: str | None
    column: int


@bp.get("/children/<code>")
@reads(May.CHILD_SEE)
def show_child(code: str) -> ResponseReturnValue:
    """A child's file at a glance; opening it is recorded once in ten minutes."""
    head = file.head(g.case_file_id, masks=reach.masks())
    if head is None:
        abort(404)
    today = clock.today()
    carriers = file.carriers(head.case_file_id, today=today)
    ground = ages.ground_in_force(head.case_file_id)
    audit.read(
        Event.FILE_OPENED, by=viewer(), home=g.home.id, subject=("case_file", head.case_file_id, code),
        details={"code": code}, once_per_ten_minutes=True,
    )  # fmt: skip
    return render_template(
        "residents/show_child.html", head=head, name=_name(head), facts=_facts(head, carriers, ground),
        carriers=_said(carriers),
        authority=_authority(head), identity=_identity(head, ground), family=_family(head), panels=_panels(head),
        is_here=head.ended_at is None,
        order_links=_order_links(head), tabs=tabs_of(head.code, "file"),
    )  # fmt: skip


def _order_links(head: FileHead) -> list[tuple[str, str]]:
    if not may(May.ORDER_WRITE):
        return []
    mend = (_("Correct"), url_for(".show_arrival", code=head.code))
    orders = (_("All orders"), url_for(".list_orders", code=head.code))
    write = [(_("Write an order"), url_for(".show_order", code=head.code))] if head.ended_at is None else []
    return [*write, orders, mend]


def _name(head: FileHead) -> str:
    return words.name_said(head.name, head.name_local, head.name_kind, head.code)


def _said(carriers: list[Carrier]) -> list[dict[str, Any]]:
    return [{"name": c.name, "role": str(LABELS[Role(c.as_role)]), "id": c.assignment_id} for c in carriers]


def _facts(head: FileHead, carriers: list[Carrier], ground: Ground | None) -> list[str]:
    """The grey line: code, sex and age, days here, bed, case worker."""
    today = clock.today()
    first = clock.local(head.started_at).date()
    said = [
        "" if head.name is None else head.code,
        f"{words.of(choices.SEXES, head.sex)}, {_age(head, ground)}",
    ]
    if head.ended_at is not None:
        day = formatting.format_day(head.ended_at, current(), clock.zone_here())
        said.append(_("left %(day)s", day=day))
    else:
        said.append(rules.here_words(rules.days_here(first, today)))
    if head.bed:
        said.append(_("bed %(bed)s", bed=head.bed))
    workers = [c.name for c in carriers if c.as_role == "case_worker"]
    if workers:
        said.append(_("case worker %(name)s", name=workers[0]))
    return said


def _age(head: FileHead, ground: Ground | None) -> str:
    """Answer her age alone, as its ground allows it to be said: an ordered one is not `about`."""
    today = clock.today()
    return (
        ground.age(today)
        if ground is not None and ground.kind != AgeKind.STATED
        else head.age_on(today).words
    )


def _row(label: str, value: str | None, **more: Any) -> dict[str, Any]:
    return {"label": label, "value": value or _("not written"), **more}


def _authority(head: FileHead) -> list[dict[str, Any]]:
    """By what right the child is here: order, category, who brought her, how she left."""
    if not head.sees_orders:
        return []
    rows = [_row(_("Stay"), words.of(choices.STAY_KINDS, head.kind))]
    if head.order_no:
        rows.append(_row(_("Order"), words.order_said(head.order_no, head.order_date, head.committee)))
    elif head.kind != choices.StayKind.DAY:
        none = _("One night, Form 42") if head.is_overnight else _("no order yet")
        rows.append(_row(_("Order"), none, state="over"))
    if head.new_order_no and head.new_order_no != head.order_no:
        said = words.order_said(head.new_order_no, head.new_order_date, head.new_committee)
        rows.append(_row(_("Newest order"), said))
    rows.append(_row(_("Category"), ", ".join(head.categories or ())))
    rows.append(_row(_("Brought by"), words.brought_by_said(head.brought_by, head.brought_by_text)))
    moment = formatting.format_moment(head.started_at, current(), clock.zone_here())
    rows.append(_row(_("Came"), moment))
    if head.exceptions:
        rows.append(_row(_("Here all the same"), head.exception_reason))
    return rows + _leaving(head)


def _leaving(head: FileHead) -> list[dict[str, Any]]:
    if head.ended_at is None:
        return []
    rows = [_row(_("Left"), words.of(choices.EXIT_REASONS, head.exit_reason))]
    if head.exit_order_no:
        rows.append(_row(_("By order"), words.order_said(head.exit_order_no, head.exit_order_date)))
    if head.sees_family and head.handed_to:
        relation = words.of(choices.RELATIONS, head.handed_relation)
        rows.append(_row(_("Handed to"), head.handed_to, second=relation))
    return rows


def _identity(head: FileHead, ground: Ground | None) -> list[dict[str, Any]]:
    """Who she is; an age that was ordered or assessed says by whom (JJ Act s.94)."""
    if not head.sees_identity:
        return []
    rows = [_row(_("Name is"), words.of(choices.NAME_KINDS, head.name_kind))]
    if ground is not None and ground.kind != AgeKind.STATED:
        rows.append(_row(_("Age"), ground.words(clock.today())))
    elif head.born_on_shown:
        rows.append(_row(_("Born"), formatting.format_day(head.born_on_shown, current())))
    else:
        rows.append(_row(_("Age"), head.age_on(clock.today()).words, second=head.age_stated_by))
    rows.append(_row(_("Marks seen"), head.marks or _("none seen")))
    return rows


def _family(head: FileHead) -> list[dict[str, Any]]:
    if not head.sees_family:
        return []
    village = [_row(_("Village"), head.village)] if head.village else []
    return [_row(_("Father"), head.father_name), _row(_("Mother"), head.mother_name), *village]


def _panels(head: FileHead) -> list[PanelShown]:
    """What the rooms hand in for this child, of which the reader may see each; one statement each."""
    house = current_app.extensions["house"]
    hers = reach.covering(head.case_file_id, {panel.permission for panel in house.panels})
    return [_panel(panel, head) for panel in house.panels if panel.permission in hers]


def _panel(panel: ResidentPanel, head: FileHead) -> PanelShown:
    url = url_for(panel.endpoint, code=head.code) if panel.endpoint else None
    return PanelShown(str(panel.title), panel.template, panel.load(head.case_file_id), url, panel.column)


@bp.get("/children/<code>/photo")
@reads(May.NAME_SEE)
def show_photo(code: str) -> ResponseReturnValue:
    """The newest photograph."""
    return _photo(thumb=False)


@bp.get("/children/<code>/thumbnail")
@reads(May.NAME_SEE)
def show_thumbnail(code: str) -> ResponseReturnValue:
    """The newest photograph, small."""
    return _photo(thumb=True)


def _photo(*, thumb: bool) -> ResponseReturnValue:
    photo_id = file.newest_photo(g.case_file_id, see=reach.sees(May.NAME_SEE))
    if photo_id is None:
        abort(404)
    return files.answer(files.find(photo_id, thumb=thumb))
