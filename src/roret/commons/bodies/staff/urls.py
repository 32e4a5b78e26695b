"""The workspace's addresses of bodies."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.staff import views
from roret.commons.bodies.staff.screens import BODIES, BODY_TYPES, GOVERNING_TEXTS, MEMBERSHIPS, POOLS, POSTS

urlpatterns = [
    path(_("memberships/<int:pk>/end/"), views.end, name="membership-end"),
    path(_("memberships/<int:pk>/appoint/"), views.confirm, name="membership-confirm"),
    path(_("posts/<int:pk>/seats/"), views.seats, name="post-seats"),
    path(_("posts/<int:pk>/recommend/"), views.recommend, name="post-recommend"),
    path(_("bodies/<int:pk>/composition/"), views.composition, name="body-composition"),
    path(_("bodies/<int:pk>/right/"), views.right, name="body-right"),
    path(_("bodies/"), include(BODIES.urls)),
    path(_("kinds-of-bodies/"), include(BODY_TYPES.urls)),
    path(_("governing-texts/"), include(GOVERNING_TEXTS.urls)),
    path(_("pools/"), include(POOLS.urls)),
    path(_("posts/"), include(POSTS.urls)),
    path(_("memberships/"), include(MEMBERSHIPS.urls)),
]
