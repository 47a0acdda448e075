from django.urls import path

from portal import views

urlpatterns = [
    path("display/", views.display, name="display"),
    path("map/", views.site_map, name="site_map"),
    path("en/display/", views.display),
    path("en/map/", views.site_map),
]
