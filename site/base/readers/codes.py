"""The codes that pass from the child process to the rest of the site."""

TRACKED_CHANGE = "tracked_change"
COMMENT = "comment"
HIDDEN_TEXT = "hidden_text"
HIDDEN_SHEET = "hidden_sheet"
HIDDEN_ROW = "hidden_row"
AUTHOR = "author"
COVERED_TEXT = "covered_text"
EARLIER_REVISION = "earlier_revision"
POSITION = "position"

UNKNOWN_FORMAT = "unknown_format"
UNREADABLE = "unreadable"
ENCRYPTED = "encrypted"
TOO_BIG = "too_big"
TOO_SLOW = "too_slow"
NO_TEXT = "no_text"

# Why there is no cleaned copy, beside the problems above.
SIGNED = "signed"
PARTLY_COVERED = "partly_covered"
NO_COPY = "no_copy"
