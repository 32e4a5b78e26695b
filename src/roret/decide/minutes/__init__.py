"""Minutes of meetings: written item by item while the meeting goes on, approved, published, and corrected in new versions.

Words: referat = minutes, beslutningsprotokol = record of decisions, protokolbemærkning = minuted statement, ændringsforslag =
amendment, punkt = item, lukket punkt = closed item.

Life: draft → approved (by the chair or the next meeting; frozen with a checksum) → published → perhaps corrected, which gives a
new version beside the old. The open version holds of a closed item its number and nothing else. Where an item treats a matter,
what was decided is written through ``matters``, so that there is one truth; the votes hang on it. Carries R18 and R31.
"""
