"""The API: who calls, how errors are told, how long lists are read, and the description that is kept in ``docs``.

A module's ``api.py`` has a ninja ``router`` (and, if it likes, a ``prefix``); the shell hangs it below ``/api/v1/``. A
router starts at ``Model.objects.visible_to(request.user)`` as a page does, and returns long lists with ``pages.paged``.
Errors are ``application/problem+json`` (RFC 9457). A machine calls with ``Authorization: Bearer <token>``; the token holds
a role in a unit until it expires or is revoked. The description is ``docs/openapi.json``: ``roret openapi --write`` after
a change, and a test compares. Carries R73 (open data) and the API of R71.
"""
