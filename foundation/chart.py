"""A chart of lines, bands and points over time: its geometry, the same for the page and for paper."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
LEFT, RIGHT, TOP, FOOT = 46.0, 52.0, 24.0, 34.0


@dataclass(frozen=True)
class ChartLine:
    """One line: its style (`solid`, `dashed`, `dotted`), the word at its end, its points from left to right."""

    style: str
    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What is drawn: reference lines, pale bands between pairs of them, and the points that were measured.

    `ticks_x` and `ticks_y` are values with their words; `last` stands beside the newest point; `sentence` says the
    picture to who does not see it; `note` stands under the axis.
    """

    lines: tuple[ChartLine, ...]
    bands: tuple[tuple[int, int, str], ...]
    points: tuple[Point, ...]
    ticks_x: tuple[tuple[float, str], ...]
    ticks_y: tuple[tuple[float, str], ...]
    unit: str
    last: str = ""
    note: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Drawn:
    """A chart laid out in a frame: everything in the frame's own units, y downwards."""

    width: float
    height: float
    lines: tuple[tuple[str, tuple[Point, ...], str, Point], ...]
    bands: tuple[tuple[str, tuple[Point, ...]], ...]
    points: tuple[Point, ...]
    ticks_x: tuple[tuple[float, str], ...]
    ticks_y: tuple[tuple[float, str], ...]
    left: float
    right: float
    top: float
    foot: float
    unit: str
    last: str
    last_at: Point
    note: str
    sentence: str

    @staticmethod
    def path(points: Sequence[Point]) -> str:
        """Answer points as the path of an SVG line."""
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def lay_out(chart: Chart, *, width: float = 600.0, height: float = 380.0) -> Drawn:
    """Answer the chart laid out in a frame of this size."""
    left, right, top, foot = LEFT, width - RIGHT, TOP, height - FOOT
    every = [p for line in chart.lines for p in line.points] + list(chart.points)
    xs = [x for x, _y in every] + [x for x, _w in chart.ticks_x]
    ys = [y for _x, y in every] + [y for y, _w in chart.ticks_y]
    first, last, low, high = min(xs), max(xs), min(ys), max(ys)

    def at(point: Point) -> Point:
        x = left + (point[0] - first) / ((last - first) or 1) * (right - left)
        y = foot - (point[1] - low) / ((high - low) or 1) * (foot - top)
        return round(x, 1), round(y, 1)

    laid = [tuple(at(point) for point in line.points) for line in chart.lines]
    points = tuple(at(point) for point in chart.points)
    return Drawn(
        width, height,
        tuple(
            (line.style, spots, line.label, spots[-1])
            for line, spots in zip(chart.lines, laid, strict=True)
            if spots
        ),
        tuple(
            (kind, (*laid[one], *reversed(laid[other])))
            for one, other, kind in chart.bands
            if laid[one] and laid[other]
        ),
        points, tuple((at((x, low))[0], said) for x, said in chart.ticks_x),
        tuple((at((first, y))[1], said) for y, said in chart.ticks_y), left, right, top, foot, chart.unit,
        chart.last, _beside(points, right), chart.note, chart.sentence,
    )  # fmt: skip


def _beside(points: tuple[Point, ...], right: float) -> Point:
    """Answer where the newest value is written: above its point, never beyond the frame."""
    if not points:
        return 0.0, 0.0
    x, y = points[-1]
    return min(x, right - 70), max(y - 12, TOP + 10)


def steps(low: float, high: float, *, at_most: int = 9) -> list[float]:
    """Answer round values from below `low` to above `high`, in steps of 1, 2, 5, 10 or 20."""
    step = next(s for s in (1.0, 2.0, 5.0, 10.0, 20.0, 50.0) if (high - low) / s <= at_most)
    first, last = int(low // step), int(-(-high // step))
    return [n * step for n in range(first, last + 1)]
