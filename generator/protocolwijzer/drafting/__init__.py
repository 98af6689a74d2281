"""Skeletons of decision trees, drafted from the clauses of a protocol for its author to finish."""

from protocolwijzer.drafting.drafts import draft_trees
from protocolwijzer.drafting.redrafting import Redrafted, redraft

__all__ = ["Redrafted", "draft_trees", "redraft"]
