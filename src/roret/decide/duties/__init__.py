"""Who must be heard before a decision, and whether they have been: the duty to consult.

Rules say which council or committee must be heard in which matters, before which step, and on what ground in law. A rule that
changes is a new version with its own days. Each matter gets a checklist; its final decision is refused while somebody who must
be heard has not been. Sent and answered are read from the matter's consultation, or registered by hand with date and document.
A duty can be waived with a reason, which is journalled and public.

Words: høringspligt = duty to consult, regel = rule, version = version, område = domain, væsentlighed = significance,
dispensation = waiver. Life of a duty: required → sent → answered or overdue; or not relevant, or waived. Carries R16.
"""
