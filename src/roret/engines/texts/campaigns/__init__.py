"""Campaigns and near-duplicates: who sent the same letter, how much of it, and what they added of their own.

A campaign counts all its senders and is read once. In three steps: the same words; similar texts (MinHash, and always
verified); texts that hold a good part of a letter that the first two steps found.
"""

from roret.engines.texts.campaigns.finding import Campaign, Member, find_campaigns

__all__ = ["Campaign", "Member", "find_campaigns"]
