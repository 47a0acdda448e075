from disclosure.objections.models.attachment import Attachment
from disclosure.objections.models.objection import Objection
from disclosure.objections.models.record import ActRecord, AddedWord
from disclosure.objections.models.visit import Visit

__all__ = ["ActRecord", "AddedWord", "Attachment", "Objection", "Visit"]
