"""What happens when the last reviewer approves.

Named by WAGTAIL_FINISH_WORKFLOW_ACTION and imported while wagtail.models loads: no model imports up here.
"""

from typing import Any


def release_what_was_reviewed(workflow_state: Any, user: Any = None) -> None:
    """Release exactly the copy that the chain read, or refuse by raising `ReleaseRefused`."""
    from disclosure.review.services.conclude import conclude

    conclude(workflow_state)
