"""The workshop of a home: trades, batches, and a trainer's own batches."""

from flask import g, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from residents.views.parts import posted
from vocational.actions import syllabi as verbs
from vocational.choices.trades import TRADES
from vocational.forms.batches import TakeUpForm
from vocational.permissions import May
from vocational.queries import batches, syllabi
from vocational.rules.syllabus import shipped
from vocational.views.blueprint import bp
from vocational.views.shared import form_page, trade_words, week_words


@bp.get("/homes/<home_code>/workshop")
@reads(May.WORKSHOP_SEE)
def show_workshop(home_code: str) -> ResponseReturnValue:
    """Show a home's batches and the trades that it took up; nobody is named here."""
    today = clock.today()
    return render_template(
        "vocational/workshop.html", batches=batches.batches_of(g.home.id, day=today), today=today,
        trades=syllabi.trades_of(g.home.id), trade_words=trade_words, week_words=week_words,
        may_arrange=may(May.BATCH_ARRANGE), may_write=may(May.SYLLABUS_WRITE),
    )  # fmt: skip


@bp.get("/my-batches")
@reads(May.OWN_BATCHES)
def show_my_batches() -> ResponseReturnValue:
    """Show a trainer her batches in all her homes, and which she has not marked today."""
    today = clock.today()
    lines = batches.batches_of(None, trainer_id=viewer().user_id, day=today)
    meeting = {line.batch.id for line in lines if line.batch.weekdays & (1 << today.weekday())}
    return render_template(
        "vocational/my_batches.html", batches=lines, today=today, meeting=meeting, trade_words=trade_words,
        week_words=week_words,
    )  # fmt: skip


@bp.get("/homes/<home_code>/workshop/trades/new")
@reads(May.SYLLABUS_WRITE)
def show_take_up(home_code: str) -> ResponseReturnValue:
    """Ask which trade the home takes up."""
    return _take_up_page(TakeUpForm())


@bp.post("/homes/<home_code>/workshop/trades/new")
@writes(May.SYLLABUS_WRITE)
def take_up(home_code: str) -> ResponseReturnValue:
    """Take up a trade with the syllabus that the house ships."""
    form = TakeUpForm()
    _offer(form)
    to = url_for("vocational.show_workshop", home_code=home_code)
    return posted(
        form,
        lambda: _take_up_page(form),
        lambda: verbs.take_up(g.home.id, form.key.data, by=viewer()),
        to=to,
    )


def _offer(form: TakeUpForm) -> int:
    """Fill in the trades that are not taken up; answers how many they are."""
    taken = {line.trade.key for line in syllabi.trades_of(g.home.id)}
    free = [(key, words) for key, words in TRADES.items() if key not in taken]
    form.key.choices = [
        ("", _("Choose")),
        *(
            (key, _("%(trade)s, %(hours)s hours", trade=words, hours=shipped(key).hours))
            for key, words in free
        ),
    ]
    return len(free)


def _take_up_page(form: TakeUpForm) -> str:
    if _offer(form) == 0:
        return render_template(
            "vocational/all_taken.html", back_url=url_for("vocational.show_workshop", home_code=g.home.code)
        )
    return form_page(
        form, ["key"], title=_("Take up a trade"), verb=_("Take up the trade"),
        back=url_for("vocational.show_workshop", home_code=g.home.code),
        facts=_("The home gets its own copy of the syllabus and may change it."),
    )  # fmt: skip
