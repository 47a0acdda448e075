"""The public pages of this room, below `/objections/`; English has the same addresses below `/en/`."""

from django.urls import path

from disclosure.objections.views.new import new
from disclosure.objections.views.status import lookup, status

urlpatterns = [
    path("objections/", lookup, name="objection_lookup"),
    path("objections/new/", new, name="objection_new"),
    path("objections/status/", status, name="objection_status"),
    path("en/objections/", lookup),
    path("en/objections/new/", new),
    path("en/objections/status/", status),
]
