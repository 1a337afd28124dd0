"""What the family floor's card offers of orders: addresses, titles, what its events keep."""

from typing import Any

from foundation.access import Address
from foundation.languages import _l
from residents.models import ChildOrder

ADDRESSES: dict[str, Address] = {
    "order_id": Address(column=ChildOrder.id, home=ChildOrder.home_id, person=ChildOrder.case_file_id),
}
PAGES: dict[str, Any] = {
    "residents.list_orders": _l("Orders of %(code)s"),
    "residents.show_scan": _l("Scan of an order of %(code)s"),
    "residents.list_running_out": _l("Orders that run out"),
}
