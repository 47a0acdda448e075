from disclosure.review.models.assignment import Assignment, Reminder
from disclosure.review.models.case import SecrecyCase
from disclosure.review.models.chain import Chain, ChainStep
from disclosure.review.models.decision import Decision
from disclosure.review.models.deputy import Deputy
from disclosure.review.models.designation import SecrecyDesignation
from disclosure.review.models.escalation import Escalation
from disclosure.review.models.register import Reassessment, UndisclosedDocument
from disclosure.review.models.task import ReviewTask, StageGroup

__all__ = [
    "Assignment",
    "Chain",
    "ChainStep",
    "Decision",
    "Deputy",
    "Escalation",
    "Reassessment",
    "Reminder",
    "ReviewTask",
    "SecrecyCase",
    "SecrecyDesignation",
    "StageGroup",
    "UndisclosedDocument",
]
