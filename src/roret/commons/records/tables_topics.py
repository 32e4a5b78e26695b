"""Table, filter and form of topics."""

import django_filters
import django_tables2 as tables
from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.records.models import Topic
from roret.foundation.staff.filters import WordFilter
from roret.foundation.staff.tables import LinkColumn


class TopicTable(tables.Table):
    """Topics."""

    name = LinkColumn(sorted_by="sort_key")
    parent = tables.Column(order_by=("parent__sort_key", "sort_key"), verbose_name=_("part of"))

    class Meta:
        model = Topic
        fields = ("name", "parent", "kle", "name_en")


class TopicFilter(django_filters.FilterSet):
    """Topics by words and KLE number."""

    q = WordFilter("name", "name_en", "kle")

    class Meta:
        model = Topic
        fields = ()


class TopicForm(forms.ModelForm):
    """A topic."""

    class Meta:
        model = Topic
        fields = ("name", "name_en", "parent", "kle")
        help_texts = {"kle": _("The number in KL's Emnesystematik, for instance 01.02.05")}
