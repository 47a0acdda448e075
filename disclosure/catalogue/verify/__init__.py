"""Prove that the public half agrees with itself: hashes, entries, lists and counters. Nothing is changed here.

Each check yields one sentence a difference. They read in steps by key, so that 300,000 items fit in memory. What
is released while a check runs may show up as a difference that is none: run it again.
"""
