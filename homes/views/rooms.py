"""Rooms, beds and holidays of a home."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.db import one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current
from homes import actions, occupancy, queries, rules
from homes.choices import ROOM_USES
from homes.forms import BedsForm, HolidayForm, RoomForm
from homes.models import Bed, Holiday, Room
from homes.permissions import May
from homes.views.blueprint import bp


@bp.get("/homes/<home_code>/rooms")
@reads(May.HOME_SEE)
def list_rooms(home_code: str) -> ResponseReturnValue:
    """The rooms of a home with their beds."""
    return _rooms_page(RoomForm())


def _rooms_page(form: RoomForm) -> str:
    rooms = queries.rooms(g.home.id, taken=occupancy.taken_beds(g.home.id))
    uses = {str(use): words for use, words in ROOM_USES.items()}
    return render_template("homes/list_rooms.html", rooms=rooms, form=form, uses=uses)


@bp.post("/homes/<home_code>/rooms")
@writes(May.ROOM_WRITE)
def add_room(home_code: str) -> ResponseReturnValue:
    """Add a room."""
    form = RoomForm()
    if not form.validate_on_submit():
        return _rooms_page(form), 422
    try:
        room = actions.add_room(g.home.id, name=form.name.data, used_for=form.used_for.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _rooms_page(form), 422
    return redirect(url_for(".show_room", room_id=room.id), code=303)


@bp.get("/rooms/<uuid:room_id>")
@reads(May.ROOM_WRITE)
def show_room(room_id: UUID) -> ResponseReturnValue:
    """One room, to be renamed and furnished."""
    return _room_page(_room(room_id))


def _room(room_id: UUID) -> Room:
    return one_or_404(sa.select(Room).where(Room.id == room_id))


def _room_page(room: Room, form: BedsForm | None = None) -> str:
    found = queries.rooms(room.home_id, taken=occupancy.taken_beds(room.home_id))
    line = next(line for line in found if line.id == room.id)
    return render_template("homes/show_room.html", room=line, form=form or BedsForm(formdata=None))


@bp.get("/rooms/<uuid:room_id>/edit")
@reads(May.ROOM_WRITE)
def show_edit_room(room_id: UUID) -> ResponseReturnValue:
    """A room's name and use, to be changed."""
    room = _room(room_id)
    return render_template("homes/edit_room.html", form=RoomForm(obj=room), room=room)


@bp.post("/rooms/<uuid:room_id>/edit")
@writes(May.ROOM_WRITE)
def edit_room(room_id: UUID) -> ResponseReturnValue:
    """Rename a room or give it another use; a lost race shows both versions."""
    room, form = _room(room_id), RoomForm()
    if not form.validate_on_submit():
        return render_template("homes/edit_room.html", form=form, room=room), 422
    try:
        ensure_current(room, form)
        actions.change_room(room, name=form.name.data, used_for=form.used_for.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return render_template("homes/edit_room.html", form=form, room=room), 422
    flash(_("Saved."))
    return redirect(url_for(".list_rooms", home_code=g.home.code), code=303)


@bp.post("/rooms/<uuid:room_id>/beds")
@writes(May.ROOM_WRITE)
def add_beds(room_id: UUID) -> ResponseReturnValue:
    """Put a row of beds into a room."""
    room, form = _room(room_id), BedsForm()
    if not form.validate_on_submit():
        return _room_page(room, form), 422
    try:
        labels = rules.labels_between(form.prefix.data, form.first_no.data, form.last_no.data)
        actions.add_beds(room, labels, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _room_page(_room(room_id), form), 422
    return redirect(url_for(".show_room", room_id=room_id), code=303)


@bp.post("/beds/<uuid:bed_id>/use")
@writes(May.ROOM_WRITE)
def withdraw_bed(bed_id: UUID) -> ResponseReturnValue:
    """Take a bed out of use, or put it back."""
    bed = one_or_404(sa.select(Bed).where(Bed.id == bed_id))
    actions.withdraw_bed(bed, is_free=bed.id not in occupancy.taken_beds(bed.home_id), by=viewer())
    return redirect(url_for(".show_room", room_id=bed.room_id), code=303)


@bp.get("/homes/<home_code>/holidays")
@reads(May.HOME_SEE)
def list_holidays(home_code: str) -> ResponseReturnValue:
    """The holidays of a home, from a month ago on."""
    return _holidays_page(HolidayForm())


def _holidays_page(form: HolidayForm) -> str:
    today = clock.today()
    days = queries.holidays(g.home.id, first=today - timedelta(days=31))
    return render_template("homes/list_holidays.html", days=days, form=form, today=today)


@bp.post("/homes/<home_code>/holidays")
@writes(May.HOLIDAY_WRITE)
def add_holiday(home_code: str) -> ResponseReturnValue:
    """Write a holiday."""
    form = HolidayForm()
    if not form.validate_on_submit():
        return _holidays_page(form), 422
    try:
        actions.add_holiday(g.home.id, day=form.day.data, name=form.name.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _holidays_page(form), 422
    return redirect(url_for(".list_holidays", home_code=g.home.code), code=303)


@bp.post("/holidays/<uuid:holiday_id>/remove")
@writes(May.HOLIDAY_WRITE)
def remove_holiday(holiday_id: UUID) -> ResponseReturnValue:
    """Take a holiday away that has not come."""
    actions.remove_holiday(one_or_404(sa.select(Holiday).where(Holiday.id == holiday_id)), by=viewer())
    return redirect(url_for(".list_holidays", home_code=g.home.code), code=303)
