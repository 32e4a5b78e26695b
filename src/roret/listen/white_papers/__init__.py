"""White papers: the frozen account of a consultation, in which every response can be found again.

Words: hvidbog = white paper, bind = volume, kontroltal = checksum (SHA-256). A white paper says what was asked, what came
in, which themes a person found, what the municipality answers to each, what it changed, and where each response was taken
up. It is made when nothing is missing (the gates), is frozen once and never changed: the same account gives the same bytes
of every file (PDF, DOCX, CSV and the account itself as JSON), and `roret white-paper verify NUMBER` makes them anew and
compares.

Life: ordered → frozen → made (all files are there); the making may fail, says why and can be started again.
Upper modules add effects and annexes (``services.sections``). Carries R15 (white paper), R67 and R68.
"""
