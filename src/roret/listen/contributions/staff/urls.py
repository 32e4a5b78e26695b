"""Addresses in the workspace about contributions, themes and answers."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from roret.listen.contributions.staff import answers, importing, looking, queue, quotes, themes, translating
from roret.listen.contributions.staff.screens import STANDARD_TEXTS

urlpatterns = [
    path(_("queue/"), queue.contribution_queue, name="contribution-queue"),
    path(_("queue/decide/"), queue.decide_many, name="contribution-decide-many"),
    path(_("queue/share-out/"), queue.share_out, name="contribution-share-out"),
    path(_("queue/approve-all/"), queue.approve_all, name="contribution-approve-all"),
    path(_("queue/undo/"), queue.undo_many, name="contribution-undo-many"),
    path(_("queue/<str:reference>/"), looking.contribution, name="contribution-detail"),
    path(_("queue/<str:reference>/original/"), looking.original, name="contribution-original"),
    path(_("queue/<str:reference>/approve/"), looking.approve, name="contribution-approve"),
    path(_("queue/<str:reference>/hide/"), looking.hide, name="contribution-hide"),
    path(_("queue/<str:reference>/redact/"), looking.redact, name="contribution-redact"),
    path(_("queue/<str:reference>/redactions/<int:pk>/"), looking.decide, name="redaction-decide"),
    path(_("queue/<str:reference>/take-out-all/"), looking.take_out_all, name="redaction-take-out-all"),
    path(_("queue/<str:reference>/place/"), looking.place, name="contribution-place"),
    path(_("queue/<str:reference>/language/"), translating.language, name="contribution-language"),
    path(_("queue/<str:reference>/translation/"), translating.translate, name="contribution-translate"),
    path(_("queue/<str:reference>/translation/sign/"), translating.sign, name="contribution-translation-sign"),
    path(_("queue/<str:reference>/translation/remove/"), translating.remove, name="contribution-translation-remove"),
    path(_("queue/<str:reference>/no-theme/"), looking.no_theme, name="contribution-no-theme"),
    path(_("responses/<int:record>/import/"), importing.upload, name="contribution-import"),
    path(_("responses/<int:record>/import/<uuid:upload>/"), importing.preview, name="contribution-import"),
    path(_("responses/<int:record>/import/template.<str:dialect>"), importing.template, name="contribution-template"),
    path(_("standard-texts/"), include(STANDARD_TEXTS.urls)),
    path(_("themes/<int:pk>/"), themes.theme, name="theme-detail"),
    path(_("themes/<int:pk>/change/"), themes.change, name="theme-update"),
    path(_("themes/<int:pk>/merge/"), themes.merge, name="theme-merge"),
    path(_("themes/<int:pk>/delete/"), themes.drop, name="theme-drop"),
    path(_("themes/<int:pk>/quotes/"), quotes.quotes, name="theme-quotes"),
    path(_("themes/<int:pk>/quotes/choose/"), quotes.choose, name="theme-quote"),
    path(_("themes/<int:pk>/quotes/<int:quote>/remove/"), quotes.remove, name="theme-quote-remove"),
    path(_("themes/<int:pk>/take-out/<str:reference>/"), themes.take_out, name="theme-take-out"),
    path(_("answer-desk/"), answers.desk, name="answer-desk"),
    path(_("answers/<int:pk>/"), answers.answer, name="answer-detail"),
    path(_("answers/<int:pk>/assign/"), answers.assign, name="answer-assign"),
]
