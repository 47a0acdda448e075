"""What reads files that others made. It runs in a child process with limits (`base.extraction` starts it).

Nothing here imports Django, so that the child is up in a moment, holds no database connection and no secret.
"""
