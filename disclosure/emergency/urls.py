"""Emergency releases in the admin."""

from django.urls import path

from disclosure.emergency import views

app_name = "emergency"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/<int:page_id>/", views.new, name="new"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/cancel/", views.take_back, name="cancel"),
]
