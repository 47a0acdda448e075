from disclosure.review.models.decision import Decision
from disclosure.review.models.register import SecrecyCase, UndisclosedDocument
from disclosure.review.models.task import ReviewTask, StageGroup

__all__ = ["Decision", "ReviewTask", "SecrecyCase", "StageGroup", "UndisclosedDocument"]
