"""Matters, recommendation items, decisions, minuted statements, and what changed because of you."""

from roret.decide.matters.models.decision import Decision, ItemDecision, MinutedStatement, ThemeEffect
from roret.decide.matters.models.matter import Matter, RecommendationItem

__all__ = ["Decision", "ItemDecision", "Matter", "MinutedStatement", "RecommendationItem", "ThemeEffect"]
