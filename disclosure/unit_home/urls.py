from django.urls import URLPattern

app_name = "unit_home"
urlpatterns: list[URLPattern] = []
