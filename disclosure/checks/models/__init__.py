from disclosure.checks.models.dismissal import Dismissal
from disclosure.checks.models.extracted import ExtractedFile
from disclosure.checks.models.link import CheckedLink
from disclosure.checks.models.report import CheckReport
from disclosure.checks.models.word_list import Word, WordList, WordListVersion

__all__ = ["CheckReport", "CheckedLink", "Dismissal", "ExtractedFile", "Word", "WordList", "WordListVersion"]
