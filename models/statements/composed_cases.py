"""What a count of cases, documents or decisions means by the words around it."""

from __future__ import annotations

from models.statements.around import NO_HEADS, Around
from models.statements.mentions import OTHER_BUSINESS, Mention, tells
from models.statements.patterns import context, decisions, disputes, documents, punctuation
from models.statements.patterns.pattern import any_of
from models.statements.topics import names_documents, topic_of
from models.statements.whose_cases import whose_outcome
from models.statements.words import unknown, words_of

_OF_OTHERS, _COMMAS = any_of(disputes.OF_OTHERS), any_of(punctuation.CLAUSE_ENDS)
_TRIED, _INFORMATION = any_of(disputes.TRIED), any_of(context.INFORMATION)
_NEW_ONES, _DECISIONS_MADE = any_of(documents.NEW_ONES), any_of(decisions.COUNTED_AS_MADE)
_LISTED = any_of(decisions.LISTED)
_NOT_MADE, _OF_A_CASE = any_of(decisions.NOT_MADE), any_of(decisions.OF_A_CASE)

_UNITS_OF_DECISIONS = frozenset({"件", "宗", "起", "例"})
"""Units of what is decided on; 条 and 项 are of what is published about it."""

_RARE = frozenset({"penalties", "coercion"})
"""Decisions that are counted by their bare name: 行政处罚 0 件; permits are business of any kind."""


def case(mention: Mention, around: Around, year: int) -> str:
    """N-T4: 信息公开类复议案件 4 件."""
    if _OF_OTHERS.search(mention.until) or around.has("body", "decision", "no") or _is_tried(mention):
        return ""
    is_told = around.object and around.next and around.next.kind == "case"
    whose = around.next.which if around.next and is_told else around.which("case")
    if not whose or not (mention.is_about_disclosure or _is_of_no_matter(mention, year)):
        return ""
    named = [word for word in around.left if word.kind == "case"]
    if around.head in named and {word.which for word in named} == {"review", "lawsuits"}:
        whose = "disputes"
    ended = next((word.which for word in around.left if word.kind == "outcome" and word.which != "lost"), "")
    return f"{whose}_{ended}" if ended else whose


def _is_tried(mention: Mention) -> bool:
    """Return whether somebody deals with cases, who is not said to be the one that they are against."""
    return bool(_TRIED.search(mention.clause)) and not _INFORMATION.search(mention.clause)


def _is_of_no_matter(mention: Mention, year: int) -> bool:
    """Return whether a paragraph that counts cases names nothing else that they could be about."""
    words = words_of(mention.sentence.before + mention.sentence.text, year)
    return not any(word.kind in {"decision", "other"} for word in words) and not tells(
        OTHER_BUSINESS, mention.sentence.before + mention.sentence.text
    )


def outcome(mention: Mention, around: Around, _year: int) -> str:
    """N-T4: 3 件维持, behind cases of whatever stage."""
    outcome = around.which("outcome")
    if not outcome or _OF_OTHERS.search(mention.until):
        return ""
    outcome = "corrected" if outcome == "lost" else outcome
    every = whose_outcome(mention.sentence.before + mention.until + mention.after)
    return "|".join(f"{whose}_{outcome}" for whose in every)


def document(mention: Mention, around: Around, year: int) -> str:
    """N-NORM: 规范性文件清理后保留有效 6 件."""
    is_named = names_documents(mention.sentence, mention.number.end + len(mention.after), year)
    is_of_others = any((word.kind, word.which) == ("document", "other") for word in around.left)
    if around.has("no") or is_of_others or not is_named or topic_of(mention, year) != "document":
        return ""
    is_named = any((word.kind, word.which) == ("document", "") for word in (*around.left, *around.right))
    is_strange = not is_named and bool(unknown(mention.clause, around.left))
    is_head = around.head is not None and around.head.kind in {"document", "became", "open"}
    if not (is_head or (around.next is not None and around.next.kind == "document")):
        return ""
    became = [word.which for word in (*around.left, *around.right[:2]) if word.kind == "became"]
    first = next((one for one in ("repealed", "in_force", "issued", "published") if one in became), "")
    if is_strange and first != "repealed":
        return ""
    return first or ("issued" if _NEW_ONES.search(mention.clause) else "")


def decision(mention: Mention, around: Around, year: int) -> str:
    """N-DEC: 发出行政处罚决定书 3 份; 行政处罚 0 件."""
    if around.has("no", "result", "case") or _NOT_MADE.search(_COMMAS.split(mention.until)[-1]):
        return ""
    which = around.which("decision")
    if not which and around.head and around.head.kind == "decision_word" and topic_of(mention, year) == "decision":
        return [word.which for word in words_of(mention.until, year) if word.kind == "decision"][-1]
    is_said = around.has("decided") or (around.head is not None and around.has("decision_word"))
    is_line = bool(_DECISIONS_MADE.search(mention.until))
    return which if which and (is_said or is_line or _is_bare(mention, around, which)) else ""


def _is_bare(mention: Mention, around: Around, which: str) -> bool:
    """Return whether a kind of decision is named, and nothing else."""
    is_listed = tells(_LISTED, mention.sentence.text)
    is_listed = is_listed and all(word.kind in NO_HEADS | {"decision"} for word in around.left)
    is_alone = (which in _RARE or is_listed) and around.head and not around.has("dealt") and not mention.after
    is_counted = mention.number.unit in _UNITS_OF_DECISIONS and not _OF_A_CASE.search(mention.clause)
    return bool(is_alone) and is_counted and not unknown(mention.clause, around.left)
