"""The pages of the day, a file for each matter; importing them lays their addresses."""

from dailylife.views import door as door
from dailylife.views import door_forms as door_forms
from dailylife.views import paper_door as paper_door
from dailylife.views.blueprint import bp as bp
