"""Elasticsearch 9, for those whom one machine is not enough (docs/elasticsearch.md).

It holds a copy of what the embedded engine holds and is fed after COMMIT (search/feed). Everything here
keeps to the core server: no plugin, no script, no analyzer but `whitespace`.
"""
