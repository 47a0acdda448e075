"""A real Elasticsearch for tests: no Docker, no account, nothing left behind but a download in a cache folder."""
