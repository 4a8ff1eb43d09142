"""Findings as data, for other programs."""

from __future__ import annotations

from models.checks.findings import Finding


def finding_as_json(finding: Finding) -> dict[str, object]:
    """Return a finding, with what explains it and what goes away with it, if there is anything."""
    cells = [str(ref) for ref in finding.refs]
    shown = {"rule": finding.rule, "level": finding.level.value, "cells": cells, "message": finding.message}
    cause = {"cause": finding.cause.message} if finding.cause else {}
    effects = {"effects": [finding_as_json(effect) for effect in finding.effects]} if finding.effects else {}
    return {**shown, **cause, **effects}
