"""Public addresses of the catalogue; the last one takes what no other view took."""

from django.urls import path, re_path

from disclosure.catalogue.views.api import catalogue_api, item_api
from disclosure.catalogue.views.crawlers import robots, sitemap, sitemap_index
from disclosure.catalogue.views.feeds import catalogue_feed
from disclosure.catalogue.views.files import released_file
from disclosure.catalogue.views.item import item
from disclosure.catalogue.views.lists import catalogue
from disclosure.catalogue.views.openapi import openapi
from disclosure.catalogue.views.table import catalogue_table, catalogue_workbook
from disclosure.catalogue.views.versions import version, version_list

app_name = "catalogue"
urlpatterns = [
    path("catalogue/", catalogue, name="list"),
    path("en/catalogue/", catalogue, name="list_en"),
    path("catalogue.csv", catalogue_table, name="table"),
    path("en/catalogue.csv", catalogue_table, name="table_en"),
    path("catalogue.xlsx", catalogue_workbook, name="workbook"),
    path("en/catalogue.xlsx", catalogue_workbook, name="workbook_en"),
    path("feeds/catalogue.atom", catalogue_feed, name="feed"),
    path("en/feeds/catalogue.atom", catalogue_feed, name="feed_en"),
    path("api/v1/catalogue/", catalogue_api, name="api"),
    path("api/v1/catalogue/<int:number>/", item_api, name="item_api"),
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<int:number>.xml", sitemap, name="sitemap"),
    path("files/<str:sha256>/<str:name>", released_file, name="file"),
    re_path(r"^(?P<path>.+/)versions/$", version_list, name="versions"),
    re_path(r"^(?P<path>.+/)versions/(?P<position>[0-9]{1,6})/$", version, name="version"),
    re_path(r"^(?P<path>.*)$", item, name="item"),
]
