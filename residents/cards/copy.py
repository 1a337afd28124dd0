"""What the copy of a child's own file lays on the card: the lines of this floor, the title of its page."""

from foundation.feature import Part
from foundation.languages import _l
from residents.copying import EXPORTS

PART = Part(exports=EXPORTS, pages={"residents.show_copy": _l("Copy of the file %(code)s")})
