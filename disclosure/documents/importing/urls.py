"""The import screens of the admin."""

from django.urls import path

from disclosure.documents.importing.views.batches import batch, index, release
from disclosure.documents.importing.views.rows import rows

app_name = "imports"
urlpatterns = [
    path("", index, name="index"),
    path("<int:batch_id>/", batch, name="batch"),
    path("<int:batch_id>/release/", release, name="release"),
    path("<int:batch_id>/rows/", rows, name="rows"),
]
