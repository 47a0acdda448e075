from disclosure.documents.models.batch import ImportBatch, ImportProblem, ImportRow
from disclosure.documents.models.document import DocumentPage
from disclosure.documents.models.reprint import ReprintPage

__all__ = ["DocumentPage", "ImportBatch", "ImportProblem", "ImportRow", "ReprintPage"]
