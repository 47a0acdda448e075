from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "disclosure.review"
    verbose_name = _("审核")

    def ready(self) -> None:
        from disclosure.catalogue.models.item_page import ItemPage
        from disclosure.review import guard, roles, signals  # noqa: F401  registers the receivers
        from disclosure.review.choosing import default_workflow_for, workflow_for
        from disclosure.review.forms import ReviewedPageForm
        from disclosure.review.services.set_up_chain import set_up_chain
        from portal.models.reviewed import ReviewedSnippet

        roles.register()
        post_migrate.connect(set_up_chain, sender=self, dispatch_uid="review.chain")
        ItemPage.workflow_finder = ReviewedSnippet.workflow_finder = staticmethod(workflow_for)
        ReviewedSnippet.default_workflow_finder = staticmethod(default_workflow_for)
        # Pages of lower rooms cannot name a form of this one; they find it here.
        ItemPage.base_form_class = ReviewedPageForm
