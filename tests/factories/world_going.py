"""Money, leave, a search and a planned leaving of each child of the small world, every word a canary."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from foundation.viewer import Viewer
from residents.actions import leaving, leaving_areas, movement, movement_missing, savings
from residents.models import CaseFile, HandedFile
from tests.factories import accounts, residents
from tests.factories.canaries import canary

GOING_WORDS = (
    "account", "bank", "money_word", "companion", "away_place", "away_number", "found_how", "leaving_plan",
    "home_address", "home_number",
)  # fmt: skip


def let_them_go(world: Any) -> None:
    """Write money, a leave, a search and a plan for each child of the world (committed)."""
    signer = accounts.make_user()
    signs = Viewer(signer.id, signer.name, new_id())
    for place, file in world.children.items():
        said = {kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in GOING_WORDS}
        begin_write()
        own = residents.fresh(file)
        made = _money(own, said, signs) | _away(own, said) | _search(own, said) | _plan(own, said)
        db.session.commit()
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value


def _money(file: CaseFile, said: dict[str, str], signs: Viewer) -> dict[str, UUID]:
    at, words = clock.now() - timedelta(days=2), said["money_word"]
    kept = savings.write_money(file, kind="pocket", amount=9000, happened_at=at, words=words, by=SYSTEM)
    savings.sign_money(file, kept.id, by=signs)
    waiting = savings.write_money(file, kind="award", amount=500, happened_at=at, words=words, by=SYSTEM)
    savings.write_bank(file, bank=said["bank"], number=said["account"], by=SYSTEM)
    return {"entry_id": waiting.id}


def _away(file: CaseFile, said: dict[str, str]) -> dict[str, UUID]:
    now, stay = clock.now(), residents.stay_of(file)
    going = movement.Going(
        kind="leave", from_at=now - timedelta(days=9), due_at=now - timedelta(days=7), occasion="festival",
        order_no="L 7", order_date=clock.today() - timedelta(days=12), with_name=said["companion"],
        place=said["away_place"], phone=said["away_number"],
    )  # fmt: skip
    away = movement.go_away(file, stay, going, by=SYSTEM)
    movement.come_back(file, away.id, at=now - timedelta(days=7), by=SYSTEM)
    return {"away_id": away.id}


def _search(file: CaseFile, said: dict[str, str]) -> dict[str, UUID]:
    now, stay = clock.now(), residents.stay_of(file)
    missing = movement_missing.miss(file, stay, noticed_at=now - timedelta(days=5), by=SYSTEM)
    db.session.flush()
    at = now - timedelta(days=5) + timedelta(hours=1)
    movement_missing.find(file, missing.id, at=at, how=said["found_how"], by=SYSTEM)
    door = HandedFile(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, from_home_id=file.home_id, from_file_id=file.id,
        from_code=file.code, handed_at=now,
    )  # fmt: skip
    db.session.add(door)
    return {"missing_id": missing.id, "handed_id": door.id}


def _plan(file: CaseFile, said: dict[str, str]) -> dict[str, UUID]:
    stay, words = residents.stay_of(file), said["leaving_plan"]
    facts = {"going": "restored_parent", "due_on": clock.today() + timedelta(days=50), "residence": words}
    leaving.write_plan(file, stay, facts, by=SYSTEM)
    leaving_areas.write_areas(file, stay, {"health": words}, by=SYSTEM)
    leaving.write_step(
        file, stay, kind="travel_paper", done_on=clock.today(), reference=words, words="", by=SYSTEM
    )
    address, phone = said["home_address"], said["home_number"]
    leaving.write_address(file, stay, address=address, phone=phone, by=SYSTEM)
    return {}
