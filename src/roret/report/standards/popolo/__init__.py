"""Popolo (popoloproject.com): the shapes of its objects, and what the house knows written in them."""
