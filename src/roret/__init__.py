"""Roret, the helm: one platform that listens, decides, delivers, measures and reports back."""
