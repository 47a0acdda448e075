"""The content check in the admin."""

from django.urls import path

from disclosure.checks.views.dismissing import cleaned_copy, dismiss_finding
from disclosure.checks.views.draft import check_draft

app_name = "checks"
urlpatterns = [
    path("dismiss/", dismiss_finding, name="dismiss"),
    path("cleaned/", cleaned_copy, name="cleaned"),
    path("<slug:kind>/<int:source_id>/", check_draft, name="draft"),
]
