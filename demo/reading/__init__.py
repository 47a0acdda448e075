"""The demo's content as it is written: front matter, a small markdown, tables of units, accounts and site words."""
