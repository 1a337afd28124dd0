"""The gatehouse at the terminal, for whoever keeps the machine: people, posts, passwords, sign-ins."""

import json
from datetime import timedelta
from uuid import UUID

import click
import sqlalchemy as sa
from flask.cli import AppGroup

from accounts import actions, directory, passwords, queries, rules
from accounts.models import User
from accounts.roles import ORGANISATION_WIDE, Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.languages import DEFAULT, LANGUAGES
from foundation.refusals import Refused
from foundation.scope import across_homes

people = AppGroup("people", help="People who sign in, and their posts.")


@people.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array instead of lines.")
def list_people(as_json: bool) -> None:
    """Everybody with an account, with the posts in force."""
    after, found = None, []
    while True:
        lines, has_more = directory.people(at=clock.now(), after=after)
        found += [_told(line) for line in lines]
        if not has_more:
            break
        after = (lines[-1].name, lines[-1].id)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for person in found:
        posts = ", ".join(f"{p['role']}@{p['home'] or 'organisation'}" for p in person["posts"]) or "no post"
        click.echo(
            f"{person['sign_in_name']}  {person['name']}  {posts}{'  (closed)' if person['is_disabled'] else ''}"
        )


def _told(line: directory.PersonLine) -> dict[str, object]:
    posts = [
        {"role": p.role, "home": p.home_code, "from": p.starts_at.isoformat(),
         "until": p.ends_at.isoformat() if p.ends_at else None, "standing": p.standing}
        for p in line.posts
    ]  # fmt: skip
    return {
        "sign_in_name": line.sign_in_name, "name": line.name, "is_disabled": line.is_disabled,
        "has_second_factor": line.has_second_factor, "posts": posts,
    }  # fmt: skip


@people.command("create")
@click.argument("sign_in_name")
@click.option("--name", required=True, help="The person's name.")
@click.option("--language", default=DEFAULT, type=click.Choice(list(LANGUAGES)))
def create(sign_in_name: str, name: str, language: str) -> None:
    """Add a person; prints the starting password this once."""
    password = passwords.first_password()
    hashed = passwords.hash_password(password)
    with _writing():
        actions.create_user(
            by=SYSTEM, sign_in_name=sign_in_name, name=name, language=language, password_hash=hashed
        )
    click.echo(f"{rules.fold_name(sign_in_name)}  starting password, shown this once: {password}")


@people.command("give-post")
@click.argument("sign_in_name")
@click.argument("role", type=click.Choice([str(role) for role in Role]))
@click.option(
    "--home", "home_code", default=None, help="The home's code; none for a post in the organisation."
)
@click.option("--days", type=click.IntRange(1, 3660), default=None, help="How many days the post lasts.")
@click.option("--file", "file_code", default="", help="The code of a young person's own file.")
@click.option("--committee", default="", help="The name of a member's committee, or of an inspector's.")
@click.option("--reason", default="given at the terminal")
def give_post(
    sign_in_name: str, role: str, home_code: str | None, days: int | None, file_code: str, committee: str,
    reason: str,
) -> None:  # fmt: skip
    """Give a person a post, in force at once."""
    with _writing(), across_homes("the terminal finds the file of a code"):
        now, person, home_id = clock.now(), _person(sign_in_name), _home_id(Role(role), home_code)
        actions.give_post(
            by=SYSTEM, user=person, role=Role(role), home_id=home_id,
            case_file_id=directory.case_file(file_code, home_id=home_id), committee_id=_committee_id(committee),
            starts_at=now, ends_at=now + timedelta(days=days) if days else None, reason=reason,
        )  # fmt: skip
    click.echo("Given.")


@people.command("reset-password")
@click.argument("sign_in_name")
@click.option("--reason", default="reset at the terminal")
def reset_password(sign_in_name: str, reason: str) -> None:
    """Give a person a new starting password, printed this once; her sign-ins end."""
    password = passwords.first_password()
    hashed = passwords.hash_password(password)
    with _writing():
        actions.reset_password(_person(sign_in_name), by=SYSTEM, password_hash=hashed, reason=reason)
    click.echo(f"starting password, shown this once: {password}")


@people.command("reset-second-factor")
@click.argument("sign_in_name")
@click.option("--reason", default="reset at the terminal")
def reset_second_factor(sign_in_name: str, reason: str) -> None:
    """Take away a person's lost code app; she sets up a new one when she signs in next."""
    with _writing():
        actions.reset_second_factor(_person(sign_in_name), by=SYSTEM, reason=reason)
    click.echo("Taken away.")


@people.command("end-sign-ins")
@click.argument("sign_in_name", required=False)
@click.option("--everyone", is_flag=True, help="End the sign-ins of everybody.")
def end_sign_ins(sign_in_name: str | None, everyone: bool) -> None:
    """End the sign-ins of one person, or of everyone, at once."""
    if not sign_in_name and not everyone:
        raise click.UsageError("Name a person, or say --everyone.")
    with _writing():
        ids = list(db.session.scalars(sa.select(User.id))) if everyone else [_person(str(sign_in_name)).id]
        ended = sum(actions.end_sign_ins(user_id, by=SYSTEM, why="ended at the terminal") for user_id in ids)
    click.echo(f"{ended} ended")


class _writing:  # noqa: N801  reads as a phrase: with _writing()
    """One writing transaction; a refusal is said at the terminal and nothing of it remains."""

    def __enter__(self) -> None:
        begin_write()

    def __exit__(self, kind: object, fault: BaseException | None, trace: object) -> None:
        if fault is None:
            db.session.commit()
            return
        db.session.rollback()
        if isinstance(fault, Refused):
            raise click.ClickException(str(fault)) from fault


def _person(sign_in_name: str) -> User:
    found = queries.user_by_name(rules.fold_name(sign_in_name))
    if found is None:
        raise click.ClickException(f"Nobody is called {sign_in_name} here.")
    return found


def _home_id(role: Role, code: str | None) -> UUID | None:
    if role in ORGANISATION_WIDE:
        return None
    if code is None:
        raise click.ClickException("Name the home of this post with --home CODE.")
    found = [home_id for home_id, known, _name in directory.homes() if known == code.upper()]
    if not found:
        raise click.ClickException(f"No home has the code {code}.")
    return found[0]


def _committee_id(name: str) -> UUID | None:
    if not name:
        return None
    found = [body_id for body_id, known in directory.committees() if known.casefold() == name.casefold()]
    if not found:
        raise click.ClickException(f"No committee is called {name}.")
    return found[0]
