"""Work in the background: jobs that are tried again, work that comes back by itself, and how far a long job has come.

    @every(timedelta(hours=1))
    @job(attempts=5, first_delay=timedelta(minutes=1))
    def send_receipts(consultation_id): ...

    send_receipts.enqueue(consultation.pk)

The queue is a table of the same database: what is enqueued in a transaction is kept or lost with it. A job may be run
twice (its worker was killed before it could say that it was done), so each must be harmless when repeated.
Carries R68 (background work that an operator can see and mend).
"""

from roret.foundation.jobs import progress
from roret.foundation.jobs.decorators import TemporaryFailure, job
from roret.foundation.jobs.periodic import every

__all__ = ["TemporaryFailure", "every", "job", "progress"]
