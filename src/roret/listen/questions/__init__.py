"""Questions: what is asked beside the free text of a response, and what people answered.

Words: spørgsmål = question, svarmulighed = option, svar på spørgsmål = answer. A consultation may carry questions (text, one
of, many of, a scale from 1 to 5, yes / no / don't know). They stand in the response form; the answers are kept with the
response in one transaction, and go when it is erased.

Once the first response is in, the questions are locked: everybody is to answer the same. Figures below the small-cell limit
are hidden, and what was answered in words is for those who work with the consultation only. Carries R15 and R18 (shared parts).
"""
