from disclosure.unit_home.models.annual_report import AnnualReportPage
from disclosure.unit_home.models.apply import ApplyPage
from disclosure.unit_home.models.guide import DisclosureGuidePage
from disclosure.unit_home.models.home_item import HomeItem
from disclosure.unit_home.models.rule import RulePage

__all__ = ["AnnualReportPage", "ApplyPage", "DisclosureGuidePage", "HomeItem", "RulePage"]
