from django.urls import path

from search import views
from search.files.views import read
from search.log.views import opened_view

urlpatterns = [
    path("search/", views.page, name="search"),
    path("en/search/", views.page, name="search_en"),
    path("search/opened/", opened_view, name="search_opened"),
    path("en/search/opened/", opened_view, name="search_opened_en"),
    path("files/<str:sha256>/<str:name>/read/", read, name="read_file"),
    path("en/files/<str:sha256>/<str:name>/read/", read, name="read_file_en"),
    path("search/suggest/", views.suggest, name="search_suggest"),
    path("en/search/suggest/", views.suggest, name="search_suggest_en"),
    path("search.xlsx", views.workbook, name="search_workbook"),
    path("en/search.xlsx", views.workbook, name="search_workbook_en"),
    path("api/v1/search/", views.api, name="search_api"),
    path("en/api/v1/search/", views.api, name="search_api_en"),
]
