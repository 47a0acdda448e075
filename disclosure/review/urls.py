"""The review pages of the admin."""

from django.urls import path

from disclosure.review.views.copy_file import copy_file
from disclosure.review.views.copy_page import copy_page
from disclosure.review.views.desk import desk, desk_late
from disclosure.review.views.register import register
from disclosure.review.views.task import task
from disclosure.review.views.waiting import give, waiting

app_name = "review"
urlpatterns = [
    path("task/<int:task_state_id>/", task, name="task"),
    path("task/<int:task_state_id>/give/", give, name="give"),
    path("waiting/", waiting, name="waiting"),
    path("desk/", desk, name="desk"),
    path("desk/late/", desk_late, name="desk_late"),
    path("copy/<int:copy_id>/", copy_page, name="copy"),
    path("copy/<int:copy_id>/files/<str:sha256>/<str:name>", copy_file, name="copy_file"),
    path("register/", register, name="register"),
]
