"""Quotation or stance sentence to position: act, content, condition, addressee, issue."""

import dataclasses

from lagebild.german.clause_view import ClauseView
from lagebild.model import Anchor, Article, Cast, Evidence, Position, Problem, Quotation, Range, Sentence, content_id
from lagebild.positions.addressees import addressed
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
from lagebild.positions.standpoints import attributed, listed, planned, viewed

__all__ = ["find"]

_ROLES = frozenset({"lead", "body", "question"})


def find(
    article: Article, text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], cast: Cast
) -> tuple[tuple[Position, ...], tuple[Problem, ...]]:
    """The positions of an article in reading order; a stance whose holder is unknown is a Problem, never a guess."""
    del text  # every place comes from the sentences
    holders, drafts, problems = drafted(sentences, quotations, cast)
    found = [_position(article, scene, draft) for scene, draft in addressed(holders, sentences, drafts)]
    problems = [dataclasses.replace(problem, where=article.page_id) for problem in problems]
    return tuple(conditioned(found, sentences)), tuple(problems)


def drafted(
    sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], cast: Cast
) -> tuple[Holders, list[tuple[Scene, Draft]], list[Problem]]:
    """The positions of an article before their addressees are looked for, each with its sentence; the Problems."""
    holders = Holders(cast)
    spoken = speeches(sentences, quotations)
    problems: list[Problem] = []
    drafts: list[tuple[Scene, Draft]] = []
    for number, sentence in enumerate(sentences):
        if sentence.role not in _ROLES or not sentence.clauses:
            continue
        said = framed(sentence, spoken.get(number, []), holders)
        scene = Scene(number, sentence, ClauseView(sentence.tokens, sentence.clauses), holders, said)
        here, unknown = _drafts(scene)
        problems += unknown
        here += planned(scene, drafts)
        drafts += [(scene, draft) for draft in here]
    return holders, _each_once(drafts), problems


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
    drafts += viewed(scene)
    scene.taken.update(draft.clause for draft in drafts if draft.clause is not None)
    drafts += plan_drafts(scene)
    drafts += reported_drafts(scene, drafts)
    drafts += reason_drafts(scene, drafts)
    drafts += contrasted(scene, drafts)
    drafts += listed(scene, drafts)
    drafts += attributed(scene)
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
        addressee_rule=draft.addressee_rule,
        addressee_score=draft.addressee_score,
    )


def _repeats(draft: Draft, other: Draft) -> bool:
    same = other.actor == draft.actor and other.sentence == draft.sentence
    (start, end), (first, last) = draft.verdict.content, other.verdict.content
    return same and start < last and first < end


def _each_once(drafts: list[tuple[Scene, Draft]]) -> list[tuple[Scene, Draft]]:
    """The drafts without those that repeat another's actor and (in part) content."""
    kept: list[tuple[Scene, Draft]] = []
    for scene, draft in drafts:
        if not any(_repeats(draft, other) for _, other in kept[-8:]):
            kept.append((scene, draft))
    return kept
