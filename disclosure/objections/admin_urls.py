"""The pages of this room in the admin."""

from django.urls import path

from disclosure.objections.views import desk

app_name = "objections"
urlpatterns = [
    path("", desk.register, name="register"),
    path("<int:number>/", desk.detail, name="detail"),
    path("<int:number>/files/<int:file_id>/", desk.attachment, name="attachment"),
]
