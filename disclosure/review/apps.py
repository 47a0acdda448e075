from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

CHAIN_ACTIONS = (
    ("review.chain", _("修改审核流程")),
    ("review.division", _("修改审核分工")),
    ("review.designation", _("登记保密审查指定")),
    ("review.deputy", _("设置代行")),
    ("review.reassign", _("转交审核")),
)


class ReviewConfig(AppConfig):
    name = "disclosure.review"
    verbose_name = _("审核")

    def ready(self) -> None:
        from base.audit import register_action
        from disclosure.catalogue import clockwork, erasing
        from disclosure.catalogue.models.item_page import ItemPage
        from disclosure.checks.people import let_in
        from disclosure.checks.undisclosed import register_known_undisclosed
        from disclosure.review import binding, checks, guard, roles, signals, trail  # noqa: F401  what they register
        from disclosure.review.choosing import default_workflow_for, workflow_for
        from disclosure.review.content_check import reviews, undisclosed
        from disclosure.review.erasing import forget
        from disclosure.review.forms import ReviewedPageForm
        from disclosure.review.services.remind import remind
        from disclosure.review.services.set_up_chain import set_up_chain
        from portal.models.reviewed import ReviewedSnippet

        roles.register()
        trail.watch_settings()
        for code, label in CHAIN_ACTIONS:
            register_action(code, label)
        let_in(reviews)
        register_known_undisclosed(undisclosed)
        clockwork.register("催办", remind)
        erasing.on_erase("审核", forget)
        post_migrate.connect(set_up_chain, sender=self, dispatch_uid="review.chain")
        ItemPage.workflow_finder = ReviewedSnippet.workflow_finder = staticmethod(workflow_for)
        ReviewedSnippet.default_workflow_finder = staticmethod(default_workflow_for)
        # Pages of lower rooms cannot name a form of this one; they find it here.
        ItemPage.base_form_class = ReviewedPageForm
