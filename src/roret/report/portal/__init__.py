"""The portal: the front page, “Hvad blev der af det?”, my page, the tour, feeds and open data.

The top of the house: it only reads, and may read from every stage of the loop. Carries R67 and R68.
"""
