"""The work desk: what waits for me, what I have sent, what is late. The rest of the room and others take from here."""

from disclosure.review.desk.panel import DeskPanel
from disclosure.review.desk.sent import sent_by
from disclosure.review.desk.steps import running_tasks, waiting_turns
from disclosure.review.desk.waiting import Waiting, waiting_for

__all__ = ["DeskPanel", "Waiting", "running_tasks", "sent_by", "waiting_for", "waiting_turns"]
