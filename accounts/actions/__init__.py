"""The gatehouse's verbs: people, posts, sign-ins and the second factor; they record their events and never commit."""

from accounts.actions.people import (
    change_user,
    create_user,
    disable,
    enable,
    give_first_password,
    put_off_second_factor,
    set_language,
    set_light,
    set_password,
)
from accounts.actions.phones import (
    end_every_phone,
    enrol,
    note_full_sign_in,
    remove_pin,
    set_pin,
    touch_phone,
    withdraw,
)
from accounts.actions.posts import agree_post, end_post, end_posts_here, give_post, refuse_post
from accounts.actions.resets import reset_password, reset_second_factor
from accounts.actions.second_factor import (
    confirm_second_factor,
    keep_secret,
    make_recovery_codes,
    spend_code,
)
from accounts.actions.sign_ins import (
    confirm_sign_in,
    end_sign_in,
    end_sign_ins,
    open_by_pin,
    open_sign_in,
    renew_token,
    sweep,
    touch,
)
from accounts.actions.visits import end_visit, ensure_naming, name_visitor, start_visit, take_code

__all__ = [
    "agree_post",
    "change_user",
    "confirm_second_factor",
    "confirm_sign_in",
    "create_user",
    "disable",
    "enable",
    "end_every_phone",
    "end_post",
    "end_posts_here",
    "end_sign_in",
    "end_sign_ins",
    "end_visit",
    "enrol",
    "ensure_naming",
    "give_first_password",
    "give_post",
    "keep_secret",
    "make_recovery_codes",
    "name_visitor",
    "note_full_sign_in",
    "open_by_pin",
    "open_sign_in",
    "put_off_second_factor",
    "refuse_post",
    "remove_pin",
    "renew_token",
    "reset_password",
    "reset_second_factor",
    "set_language",
    "set_light",
    "set_password",
    "set_pin",
    "spend_code",
    "start_visit",
    "sweep",
    "take_code",
    "touch",
    "touch_phone",
    "withdraw",
]
