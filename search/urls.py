from django.urls import path

from search import views

urlpatterns = [
    path("search/", views.page, name="search"),
    path("en/search/", views.page, name="search_en"),
    path("api/v1/search/", views.api, name="search_api"),
    path("en/api/v1/search/", views.api, name="search_api_en"),
]
