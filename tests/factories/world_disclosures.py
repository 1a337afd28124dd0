"""What left the small world: a disclosure about each child, a copy of her file that waits, and files that were made."""

from typing import Any

from accounts.roles import Role
from foundation import clock
from foundation.db import begin_write, db
from foundation.disclosures import actions, entries
from foundation.disclosures.copy import CopyLine, CopyPart, FileCopy
from foundation.scope import across_homes
from tests.factories import accounts
from tests.factories.canaries import NEAR, OTHER, canary
from tests.factories.seals import viewer_of

DISCLOSURE_WORDS = ("told_what", "export_why", "copy_line")
"""What was told of a child and to whom; why an export was asked for; what the copy of her file says."""
MADE_BY = (Role.SUPERINTENDENT, Role.CASE_WORKER)


def tell_of_them(world: Any) -> None:
    """Write a disclosure and ask for a copy of each child's file; whoever may ask has a file of her own (committed)."""
    for place, file in world.children.items():
        home = world.other_home if place == OTHER else world.home
        said = {
            kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in DISCLOSURE_WORDS
        }
        colleague = accounts.make_user(Role.CASE_WORKER, home)
        begin_write()
        with across_homes("a factory"):
            told = _tell(file, said, viewer_of(colleague))
            waiting = _ask(file, said, viewer_of(colleague))
            db.session.commit()
        world.values.setdefault("disclosure_id", {})[place] = told
        world.values.setdefault("export_id", {})[place] = waiting
        if place == NEAR:
            _make_their_own(world, file, said)


def _make_their_own(world: Any, file: Any, said: dict[str, str]) -> None:
    officer = viewer_of(accounts.make_user(Role.PRIVACY_OFFICER))
    for role in MADE_BY:
        by = viewer_of(world.users[role])
        begin_write()
        with across_homes("a factory"):
            world.own["disclosure_id", role] = _tell(file, said, by)
            export_id = world.own["export_id", role] = _ask(file, said, by)
            row = actions.locked(export_id)
            actions.agree(row, is_off_site=True, code=file.code, by=officer)
            actions.keep_file(
                row, b"a parcel", name=f"{file.code}-file.zip", serial=f"2020-{MADE_BY.index(role):05d}", lines=1,
                owner=("child", file.child_id), code=file.code, by=by,
            )  # fmt: skip
            db.session.commit()


def _tell(file: Any, said: dict[str, str], by: Any) -> Any:
    given = entries.Given(
        recipient="police", recipient_words=said["told_what"], ground="offence", what=said["told_what"],
        means="spoken", receipt=said["told_what"], given_at=clock.now(),
    )  # fmt: skip
    return entries.write(file.home_id, given, files=[file.id], by=by).id


def _ask(file: Any, said: dict[str, str], by: Any) -> Any:
    lines = (CopyLine("0" * 16, "", said["copy_line"]),)
    matter = actions.Matter(
        case_file_id=file.id, code=file.code, format="pdf", language="en_IN", children=1, lines=1,
        body=FileCopy((CopyPart("File", lines),)).as_text(), owner=("child", file.child_id),
    )  # fmt: skip
    asked = actions.Asked(
        purpose=f"{said['export_why']} for her", recipient="court", recipient_words=said["export_why"],
        ground="order", reference="12/2026",
    )  # fmt: skip
    return actions.ask(file.home_id, matter, asked, by=by).id
