from portal.models.folders import UnitFolder, YearFolder
from portal.models.footer import SiteFooter
from portal.models.menu import Menu
from portal.models.section import Section
from portal.models.taxonomy import KeyArea, StatutoryItem, Topic
from portal.models.unit import Unit

__all__ = ["KeyArea", "Menu", "Section", "SiteFooter", "StatutoryItem", "Topic", "Unit", "UnitFolder", "YearFolder"]
