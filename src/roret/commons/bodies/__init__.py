"""Bodies of democracy: councils, committees and boards, their posts, and who sits on them when.

A **body** is a unit that people sit in. Its **posts** say how many seats there are and who fills them: a local committee has
23 seats, 7 appointed by the council and 16 elected by an assembly. A **membership** puts a person on a post from a day to
a day, on behalf of a party or organisation; a **substitute** stands in line behind a member. What the source does not tell
is shown as “unknown in the source”, never as nought. An empty seat is said aloud. Names follow Popolo. Carries R13.
"""
