"""Texts and their Danish, in pure Python: no xgettext or msgfmt is needed on the machine.

Each app has its own catalogue, `locale/da/LC_MESSAGES/django.po`; texts outside any app stand in that of
`roret.foundation.i18n`. `extract` finds the texts in code and templates, `catalogue` keeps the files, `check` says
what is missing. `./dev messages` updates and compiles, `./dev messages --check` refuses what is not translated.
"""
