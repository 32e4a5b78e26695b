"""Areas: several divisions of the city at once.

A **division** is one way of dividing the city (districts, local committees, an administration's own areas); its **areas**
may have an outline and are served by units. The divisions do not match: Copenhagen's 10 districts, 12 local committees and
8, 5 and 5 administrative areas overlap in odd ways. That is real, and it is shown, not repaired. Carries R2.
"""
