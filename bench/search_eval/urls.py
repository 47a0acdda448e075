"""The addresses of the site, and stock Wagtail's search beside them."""

from django.urls import path

from bench.search_eval.stock import stock_search
from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as of_the_site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [path("stock-search/", stock_search), *of_the_site]
