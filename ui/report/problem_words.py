"""What the list of problems says of a finding, and how that looks."""

from __future__ import annotations

from models.checks.findings import Finding, unfolded
from models.checks.fixing import caution
from ui.kit.level_looks import LevelLook, look_of, look_of_missing
from ui.kit.theme import colours


def line_look(finding: Finding) -> LevelLook:
    """Return how a finding looks; what was explained needs nothing more."""
    look = look_of_missing() if finding.required else look_of(finding.level)
    return look._replace(ink=colours().quiet) if finding.reason else look


def sentence(finding: Finding) -> str:
    """Return what was found, with its kind before it and the clerk's reason behind it."""
    reason = f"（已说明：{finding.reason}）" if finding.reason else ""
    return f"{_kind(finding)}　{finding.message}{reason}"


def _kind(finding: Finding) -> str:
    """Return in a word what a finding is; a formal export waits for what is not done, unlike for a reminder."""
    if not finding.required:
        return finding.level.label
    return "待改" if finding.spans else "没填"


def why(finding: Finding) -> str:
    """Return what is probably the cause, or else what it mostly comes from; empty if neither is known."""
    return finding.cause.message if finding.cause else finding.usual


def aside(finding: Finding) -> str:
    """Return what stands quietly at the end of a line."""
    folded = f"（改好它，另外 {len(finding.effects)} 处也就好了）" if finding.effects else ""
    return f"{folded}　{_way(finding)}".strip()


def _way(finding: Finding) -> str:
    """Return by which key a finding is mended; of what is asked first, with what it does."""
    fix = finding.fix
    if not fix:
        return ""
    return f"Alt+回车：{fix.label}（先问一句）" if fix.asks else "Alt+回车可以改正"


def whole_told(finding: Finding) -> str:
    """Return everything there is to say; a tool tip has room for it."""
    way = "Alt+回车" if finding.fix and finding.fix.asks else "Alt+回车可以改正"
    fix = f"{way}：{finding.fix.label}。{caution(finding.fix)}" if finding.fix else ""
    effects = [f"改好它也就好了：{effect.message}" for effect in unfolded(finding.effects)]
    return "\n".join(filter(None, (sentence(finding), why(finding), *effects, fix)))
