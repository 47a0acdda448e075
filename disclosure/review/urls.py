"""The review pages of the admin."""

from django.urls import path

from disclosure.review.views.copy_file import copy_file
from disclosure.review.views.copy_page import copy_page
from disclosure.review.views.desk import desk, desk_late
from disclosure.review.views.register import assess, export_register, make_public, register
from disclosure.review.views.secrecy import case, cases, escalation, escalations
from disclosure.review.views.task import task
from disclosure.review.views.timed import cancel as cancel_timed
from disclosure.review.views.timed import timed
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
    path("register/export/", export_register, name="export_register"),
    path("register/<int:document_id>/", assess, name="assess"),
    path("register/<int:document_id>/public/", make_public, name="make_public"),
    path("escalations/", escalations, name="escalations"),
    path("escalations/<int:escalation_id>/", escalation, name="escalation"),
    path("cases/", cases, name="cases"),
    path("cases/<int:case_id>/", case, name="case"),
    path("timed/", timed, name="timed"),
    path("timed/<int:item_id>/cancel/", cancel_timed, name="cancel_timed"),
]
