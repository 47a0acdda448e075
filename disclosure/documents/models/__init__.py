from disclosure.documents.models.batch import ImportBatch, ImportRow
from disclosure.documents.models.document import DocumentPage
from disclosure.documents.models.reprint import ReprintPage

__all__ = ["DocumentPage", "ImportBatch", "ImportRow", "ReprintPage"]
