"""What is compared (an actor as one article has it), what comes out (actors across articles, doubts), human words."""

from dataclasses import dataclass, field

from lagebild.model import ActorKind

__all__ = ["Appearance", "Doubt", "HumanWord", "Identity", "Place", "Resolution", "Verdict"]

Place = tuple[str, str]
"""An actor's id in an article, and the page's id ("" in a human's word: on every page)."""


@dataclass(frozen=True, slots=True, eq=False)
class Appearance:
    """An actor of one article. `actor` is its id there, `page` the page's id (both stay the same in every run).

    `side` is whom it acts for, with the kind of that actor; `named` whether the article names it at all, or only
    describes it; `titles`, `parties` and `shorts` what the article calls it: offices (folded, masculine), parties,
    names of one word. `company` are the persons and bodies named beside it, `town` the place of the dateline, `family`
    the agency copy that the article prints, `source` the outlet or file by which a reader knows the article.
    """

    page: str
    actor: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    side: str | None = None
    side_kind: ActorKind = "unknown"
    named: bool = True
    titles: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    shorts: tuple[str, ...] = ()
    day: str | None = None
    town: str = ""
    family: int | None = None
    source: str = ""
    company: frozenset[str] = frozenset()

    @property
    def place(self) -> Place:
        """What names it in the store."""
        return self.actor, self.page


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why an appearance is this actor, and how sure that is (0 to 1)."""

    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor across articles: `name` is its fullest usual name, which no other actor of the block has."""

    id: str
    name: str
    kind: ActorKind
    on_behalf_of: str | None
    names: tuple[str, ...]
    members: dict[Place, Verdict]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two actors (places of one appearance of each) that may be one, what speaks for it and what against."""

    one: Place
    other: Place
    score: float
    pro: str
    contra: str


@dataclass(frozen=True, slots=True)
class HumanWord:
    """What a human said: the actors at `one` and at `other` are the same, or are not. A place without a page means the
    article's actor of that id on all pages.
    """

    same: bool
    one: tuple[Place, ...]
    other: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of a block, and the pairs that stay in doubt (ids of identities)."""

    identities: tuple[Identity, ...]
    doubts: tuple[tuple[str, str, Doubt], ...] = field(default=())
