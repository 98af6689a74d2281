"""Whom each clause of a protocol probably addresses and what it does, with the reasons.

A proposal is for an author to confirm; it is made by rules that can be told, not by a model.
"""

from protocolwijzer.proposing.proposal import Proposal, Reason, Sign, Topic, Where
from protocolwijzer.proposing.proposer import propose
from protocolwijzer.proposing.wording import because, in_words

__all__ = ["Proposal", "Reason", "Sign", "Topic", "Where", "because", "in_words", "propose"]
