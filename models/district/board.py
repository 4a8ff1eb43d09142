"""The board of a task as values: a tile for each unit, what the counts filter, in which order, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from models.district.roster import Unit
from models.district.unit_names import District, key_of
from models.district.unit_state import TURNS, Turn, UnitState
from models.form.cover import KINDS
from models.text.look_alikes import plain_name


class Tile(NamedTuple):
    """A unit as the board shows it.

    Attributes:
        id: Of the unit.
        name: In full.
        short: Without the prefix of the district, as it has room on a tile.
        kind: An id of `KINDS`.
        since: When it came into its state; None where nobody knows.
        due: The last day on which the unit may do what is its turn; None if nothing is set.
        detail: What else there is to be said of its state, in a few words: 第 2 版, 缺公章, 省垂直管理.
        lacks: What the unit has still to do, for a reminder; blank where the state says it.
        reached: Who is called about it, and where; may be blank.
    """

    id: str
    name: str
    short: str
    kind: str
    state: UnitState
    since: date | None = None
    due: date | None = None
    detail: str = ""
    lacks: str = ""
    reached: str = ""

    @property
    def turn(self) -> Turn:
        """Who has to act."""
        return TURNS[self.state]

    @property
    def is_counted(self) -> bool:
        """Whether its report is part of what is added up: the accepted one stays in force until it is replaced."""
        return self.state in COUNTED


COUNTED = frozenset({UnitState.ACCEPTED, UnitState.SUCCEEDED, UnitState.PAPER_DIFFERS})
"""The states of units whose reports are added up. A check of the paper is apart from being accepted (D23)."""


def tile_of(unit: Unit, district: District, state: UnitState, **more: object) -> Tile:
    """Return the tile of a unit of the roster; one that is not counted is in no other state, and says why."""
    tile = Tile(unit.id, unit.name, key_of(unit.name, district), unit.kind, state, reached=unit.reached)
    if not unit.counted:
        return tile._replace(state=UnitState.NOT_COUNTED, detail=unit.reason)
    return tile._replace(**more)  # type: ignore[arg-type]  # as fields of a tile


# ------------------------------------------------------------ words


def day(when: date) -> str:
    """Return a day as it is written on a tile: 1月14日."""
    return f"{when.month}月{when.day}日"


def days_late(tile: Tile, today: date) -> int:
    """Return for how many days a unit has been late; 0 if it is not, or it is not its turn."""
    return max(0, (today - tile.due).days) if tile.due and tile.turn is Turn.THEIRS else 0


def second_line(tile: Tile, today: date) -> str:
    """Return what stands below the name: the state, and the day or the limit."""
    since, due = (day(one) if one else "" for one in (tile.since, tile.due))
    late = days_late(tile, today)
    missing = f"过 {late} 天" if late else tile.detail
    words: Mapping[UnitState, str] = {
        UnitState.MISSING: f"未报 {missing}".rstrip(),
        UnitState.SENT_BACK: due and f"退回 限{due}",
        UnitState.OVERDUE: f"逾期 {late} 天" if late else "退回逾期",
        UnitState.ACCEPTED: since and f"{since}收",
        UnitState.SUCCEEDED: f"有新件 {tile.since.day}日" if tile.since else "有新件",
        UnitState.PAPER_DIFFERS: tile.detail and f"纸质 {tile.detail}",
    }
    return words.get(tile.state) or f"{tile.state.value} {tile.detail}".rstrip()


def spoken(tile: Tile, today: date) -> str:
    """Return all that a tile says, for who does not see it."""
    turn = "" if tile.turn is Turn.NOBODY else tile.turn.value
    return "，".join(filter(None, (tile.short, second_line(tile, today), tile.state.value, turn, KINDS.get(tile.kind))))


# ------------------------------------------------------------ counts


class Count(NamedTuple):
    """How many units are in a state."""

    state: UnitState
    units: int


class TurnCount(NamedTuple):
    """How many units wait for somebody, by their states; states in which no unit is are there, too."""

    turn: Turn
    counts: tuple[Count, ...]

    @property
    def units(self) -> int:
        """How many units that are counted wait for them."""
        return sum(one.units for one in self.counts if one.state is not UnitState.NOT_COUNTED)


def counts(tiles: Iterable[Tile]) -> tuple[TurnCount, ...]:
    """Return how many units are in each state, by whose turn it is."""
    found = Counter(tile.state for tile in tiles)
    return tuple(
        TurnCount(turn, tuple(Count(state, found[state]) for state in UnitState if TURNS[state] is turn))
        for turn in Turn
    )


# ------------------------------------------------------------ order


class Order(Enum):
    """In which order the tiles stand."""

    ROSTER = "按名册排"
    DUE = "按截止日期排"


class Group(NamedTuple):
    """Tiles that stand together.

    Attributes:
        label: What they have in common; blank if nothing is to be said.
        remark: Below it.
    """

    label: str
    remark: str
    tiles: tuple[Tile, ...]


NOT_COUNTED = "不计"


def groups(tiles: Sequence[Tile], order: Order) -> tuple[Group, ...]:
    """Return the tiles in their groups: by kind in the order of the roster, or by the day that is due.

    Those that are not counted stand last, apart.
    """
    counted = [tile for tile in tiles if tile.state is not UnitState.NOT_COUNTED]
    others = tuple(tile for tile in tiles if tile.state is UnitState.NOT_COUNTED)
    found = list(_by_kind(counted) if order is Order.ROSTER else _by_due(counted))
    if others:
        found.append(Group(NOT_COUNTED, f"不在 {len(counted)} 里", others))
    return tuple(found)


def _by_kind(tiles: Sequence[Tile]) -> Iterator[Group]:
    for kind in [*KINDS, *sorted({tile.kind for tile in tiles} - KINDS.keys())]:
        of_kind = tuple(tile for tile in tiles if tile.kind == kind)
        done = sum(tile.is_counted for tile in of_kind)
        if of_kind:
            yield Group("区府" if kind == "office" else KINDS.get(kind, kind), f"{done} / {len(of_kind)}", of_kind)


def _by_due(tiles: Sequence[Tile]) -> Iterator[Group]:
    """Yield what has a limit, the soonest first, then what waits for us, then what is done."""
    waiting = sorted((tile for tile in tiles if tile.turn is Turn.THEIRS), key=lambda one: one.due or date.max)
    for label, found in (
        (Turn.THEIRS, waiting),
        (Turn.OURS, [tile for tile in tiles if tile.turn is Turn.OURS]),
        (Turn.NOBODY, [tile for tile in tiles if tile.turn is Turn.NOBODY]),
    ):
        if found:
            yield Group(label.value, f"{len(found)} 个", tuple(found))


# ------------------------------------------------------------ looking for units


class Filter(NamedTuple):
    """What is looked for: units in a state, and words of their name or their id; without both, all.

    Attributes:
        states: One of these; with none, any.
        units: Ids, one of these; with none, any.
    """

    states: frozenset[UnitState] = frozenset()
    words: str = ""
    units: frozenset[str] = frozenset()

    def shows(self, tile: Tile) -> bool:
        """Return whether a tile is looked for; all others are dimmed, and stay where they are."""
        is_one = (not self.units or tile.id in self.units) and (not self.states or tile.state in self.states)
        return is_one and _has(tile, plain_name(self.words))


ALL = Filter()


def _has(tile: Tile, words: str) -> bool:
    return not words or words == tile.id or words in plain_name(tile.name) or words in tile.short


def next_of_ours(tiles: Sequence[Tile], here: str, wanted: Filter = ALL) -> Tile | None:
    """Return the next unit that waits for us, after the one with this id and round at the end; None if none does."""
    return _next(tiles, here, lambda tile: tile.turn is Turn.OURS and wanted.shows(tile))


def next_found(tiles: Sequence[Tile], here: str, wanted: Filter) -> Tile | None:
    """Return the next unit that is looked for, after the one with this id and round at the end; None if none is."""
    return _next(tiles, here, wanted.shows)


def _next(tiles: Sequence[Tile], here: str, wanted: Callable[[Tile], bool]) -> Tile | None:
    at = next((at for at, tile in enumerate(tiles) if tile.id == here), -1) + 1
    return next((tile for tile in (*tiles[at:], *tiles[:at]) if wanted(tile)), None)


# ------------------------------------------------------------ n of N

_NAMED = 6
"""Units that are named one by one. Source: the design."""


class Strip(NamedTuple):
    """What stands above every tab and on every output: how many units are counted, of how many, and who is not.

    Attributes:
        n, N: Counted; of so many that count.
        missing: In words, names of a few or how many are in which state; blank if all are counted.
        names: Those that are not counted, in full, each with its state.
    """

    n: int
    N: int
    missing: str
    names: tuple[str, ...]

    @property
    def words(self) -> str:
        """How many of how many."""
        return f"计入 {self.n} / {self.N} 个单位"


def strip_of(tiles: Iterable[Tile]) -> Strip:
    """Return how many units are counted, of how many, and who is not."""
    owing = [tile for tile in tiles if tile.state is not UnitState.NOT_COUNTED]
    left = [tile for tile in owing if not tile.is_counted]
    found = Counter(tile.state for tile in left)
    by_state = "、".join(f"{state.value} {found[state]}" for state in UnitState if found[state])
    told = "、".join(tile.short for tile in left) if len(left) <= _NAMED else by_state
    names = tuple(f"{tile.name}（{tile.state.value}）" for tile in left)
    return Strip(len(owing) - len(left), len(owing), f"未计入 {len(left)}：{told}" if left else "", names)


# ------------------------------------------------------------ of one unit


class UnitFacts(NamedTuple):
    """What the board says of the unit that is chosen, beside its tile.

    Attributes:
        found: What was found in its report, in a few words; blank if there is none.
        errors: How many errors that are.
        lines: Facts of its report, a sentence each.
        particulars: What the unit is called and how it is reached: 编号, 类别, 联系人.
        history: What has happened, the earliest first.
    """

    found: str = ""
    errors: int = 0
    lines: tuple[str, ...] = ()
    particulars: tuple[tuple[str, str], ...] = ()
    history: tuple[str, ...] = ()
