"""The pages of this room in the admin."""

from django.urls import path

from disclosure.corrections.views import catalogue, duty, erasure, incident, withdrawal

app_name = "corrections"
urlpatterns = [
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/<int:entry_id>/withdraw/", withdrawal.withdraw_view, name="withdraw"),
    path("catalogue/<int:entry_id>/penalty/", duty.duty, name="duty"),
    path("withdrawals/", withdrawal.withdrawals, name="withdrawals"),
    path("withdrawals/<int:number>/", withdrawal.withdrawal, name="withdrawal"),
    path("incidents/", incident.incidents, name="incidents"),
    path("incidents/<int:number>/", incident.incident, name="incident"),
    path("incidents/<int:number>/report/", incident.report, name="report"),
    path("incidents/<int:number>/evidence/", incident.evidence, name="evidence"),
    path("erasures/", erasure.erasures, name="erasures"),
    path("erasures/<int:number>/", erasure.erasure, name="erasure"),
    path("erasures/propose/<str:what>/<int:number>/", erasure.propose, name="propose"),
]
