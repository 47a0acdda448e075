from disclosure.corrections.models.duty import PenaltyDuty
from disclosure.corrections.models.evidence import EvidenceExport
from disclosure.corrections.models.incident import Incident
from disclosure.corrections.models.proposal import ErasureProposal
from disclosure.corrections.models.withdrawal import Withdrawal

__all__ = ["ErasureProposal", "EvidenceExport", "Incident", "PenaltyDuty", "Withdrawal"]
