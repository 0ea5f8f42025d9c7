"""Quotation or stance sentence to position: act, content, condition, addressee, issue."""

import dataclasses
from collections.abc import Iterator

from lagebild.german.clause_view import ClauseView
from lagebild.model import Anchor, Article, Cast, Evidence, Position, Problem, Quotation, Range, Sentence, content_id
from lagebild.positions.addressees import Exchange
from lagebild.positions.contrasts import contrasted
from lagebild.positions.drafts import Draft
from lagebild.positions.holders import Holders
from lagebild.positions.labels import issue_of, said_on
from lagebild.positions.plans import plan_drafts
from lagebild.positions.quoted import reason_drafts, reported_drafts
from lagebild.positions.requirements import conditioned
from lagebild.positions.scene import Scene, framed, speeches
from lagebild.positions.scores import score
from lagebild.positions.stances import stance_drafts

__all__ = ["find"]

_ROLES = frozenset({"lead", "body", "question"})


def find(
    article: Article, text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], cast: Cast
) -> tuple[tuple[Position, ...], tuple[Problem, ...]]:
    """The positions of an article in reading order; a stance whose holder is unknown is a Problem, never a guess."""
    del text  # every place comes from the sentences
    holders = Holders(cast)
    spoken = speeches(sentences, quotations)
    problems: list[Problem] = []
    exchange = Exchange(holders)
    drafts: list[tuple[Scene, Draft]] = []
    for number, sentence in enumerate(sentences):
        if sentence.role not in _ROLES or not sentence.clauses:
            continue
        said = framed(sentence, spoken.get(number, []), holders)
        scene = Scene(number, sentence, ClauseView(sentence.tokens, sentence.clauses), holders, said)
        here, unknown = _drafts(scene)
        problems += [dataclasses.replace(problem, where=article.page_id) for problem in unknown]
        drafts += [(scene, dataclasses.replace(draft, addressee=exchange.addressee(scene, draft))) for draft in here]
    found = [_position(article, scene, exchange.settle(draft)) for scene, draft in drafts]
    return tuple(conditioned(list(_each_once(found)), sentences)), tuple(problems)


def _drafts(scene: Scene) -> tuple[list[Draft], list[Problem]]:
    """The drafts of a sentence in the order of their contents."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for result in stance_drafts(scene, drafts):
        if isinstance(result, Problem):
            problems.append(result)
            continue
        drafts.append(result)
        scene.taken.update({result.clause} if result.clause is not None else set())
    drafts += plan_drafts(scene)
    drafts += reported_drafts(scene, drafts)
    drafts += reason_drafts(scene, drafts)
    drafts += contrasted(scene, drafts)
    return sorted(drafts, key=lambda draft: draft.verdict.content), problems


def _position(article: Article, scene: Scene, draft: Draft) -> Position:
    def anchor(part: Range) -> Anchor:
        return Anchor(article.page_id, scene.sentence.place(part))

    verdict = draft.verdict
    content = anchor(verdict.content)
    sentence = Anchor(article.page_id, scene.sentence.span)
    anchors = (content, *((anchor((draft.frame.cue[0], draft.frame.cue[0] + 1)),) if draft.frame is not None else ()))
    return Position(
        id=content_id(
            "position", article.page_id, draft.actor, verdict.act, str(content.span.start), str(content.span.end)
        ),
        actor=draft.actor,
        act=verdict.act,
        content=content,
        sentence=sentence,
        evidence=Evidence("positions", verdict.rule, anchors, score(draft, scene.holders.actor(draft.actor))),
        voice=draft.voice,
        condition=anchor(draft.condition) if draft.condition is not None else None,
        addressee=draft.addressee,
        negated=verdict.negated,
        issue=issue_of(scene.sentence, verdict.content),
        said_on=said_on(scene.sentence, article.published),
    )


def _repeats(position: Position, other: Position) -> bool:
    same = other.actor == position.actor and other.sentence == position.sentence
    return same and other.content.span.overlaps(position.content.span)


def _each_once(positions: list[Position]) -> Iterator[Position]:
    """The positions without those that repeat another's actor, act and (mostly) content."""
    kept: list[Position] = []
    for position in positions:
        if not any(_repeats(position, other) for other in kept[-8:]):
            kept.append(position)
    return iter(kept)
