"""Public addresses of units' homes, in Chinese and, below /en/, in English."""

from django.urls import URLPattern, path

from disclosure.unit_home.views.columns import column
from disclosure.unit_home.views.home import unit_home
from disclosure.unit_home.views.item import item
from disclosure.unit_home.views.units import units

app_name = "unit_home"
urlpatterns: list[URLPattern] = [
    route
    for prefix in ("", "en/")
    for route in (
        path(f"{prefix}xxgk/", units),
        path(f"{prefix}xxgk/<slug:unit_slug>/", unit_home),
        path(f"{prefix}xxgk/<slug:unit_slug>/<slug:code>/", column),
        path(f"{prefix}xxgk/<slug:unit_slug>/<slug:code>/<int:number>/", item),
    )
]
