"""What citizens, associations, councils and firms send, and what is answered.

A **contribution** answers a record (a consultation, later an idea round or a report). It gets a reference and a private
follow link, is moderated and redacted before others may read it, is grouped by a person in **themes**, and each theme gets
one **official answer** with an owner and a due date. Several contributions may share a theme, and one may have several.

Life of a contribution: received → looked through (redacted, approved or hidden with a reason) → grouped → answered;
it may be withdrawn or erased at any time. Carries R15 (core), R67, R71 and R72.
"""
