"""Public addresses of the catalogue; the last one takes what no other view took."""

from django.urls import path, re_path

from disclosure.catalogue.views.files import released_file
from disclosure.catalogue.views.item import item
from disclosure.catalogue.views.lists import catalogue

app_name = "catalogue"
urlpatterns = [
    path("catalogue/", catalogue, name="list"),
    path("en/catalogue/", catalogue, name="list_en"),
    path("files/<str:sha256>/<str:name>", released_file, name="file"),
    re_path(r"^(?P<path>.*)$", item, name="item"),
]
