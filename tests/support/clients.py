"""A browser without a face that keeps its requests apart from the test that asks."""

from typing import Any

from bs4 import BeautifulSoup
from flask import has_app_context
from flask.testing import FlaskClient

from foundation.db import db


class FreshClient(FlaskClient):
    """Every request has an app context of its own, as on a server, even inside the test's own context.

    Without it `flask.g` and the database session of the test would leak into the request. What the test has made so
    far is committed first (within the connection that forgets), since a later rollback would undo the request too.
    """

    def open(self, *args: Any, **values: Any) -> Any:
        """Fetch and answer."""
        if has_app_context():
            db.session.commit()
        with self.application.app_context():
            return super().open(*args, **values)

    def search(self, url: str, find: str, **more: str) -> Any:
        """Look for something on a page as its search form does; the page must have one that is posted."""
        page = BeautifulSoup(self.get(url).get_data(as_text=True), "html.parser")
        form = page.select_one('form[role="search"][method="post"]')
        token = form.select_one('input[name="csrf_token"]')["value"]
        return self.post(form["action"], data={"csrf_token": token, "find": find, **more})
