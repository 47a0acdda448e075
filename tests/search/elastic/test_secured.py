"""TLS and an account that may do what this site needs and nothing else (docs/elasticsearch.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from elasticsearch import AuthenticationException, AuthorizationException
from pytest_django.fixtures import Settings

from search.engines.elastic.client import ERRORS, patient_client
from search.engines.elastic.engine import ElasticEngine
from search.feed import snapshots
from tests.search.elastic.moves import committed, found
from tests.search.golden_rows import asked
from tests.search.moves import released
from tests.services.elasticsearch.guard import SITE, Guard
from tests.services.elasticsearch.server import Node
from tests.services.search_server import Clusters

pytestmark = [pytest.mark.elasticsearch, pytest.mark.slow, pytest.mark.django_db]

# The same as in docs/elasticsearch.md.
ROLE = {
    "cluster": ["monitor"],
    "indices": [{"names": ["gongkai", "gongkai-*"], "privileges": ["manage", "read", "index"]}],
}


@pytest.fixture
def node(own_cluster: Clusters, settings: Settings, tmp_path: Path) -> Iterator[Node]:
    """A server that speaks TLS only, and the site with an account there."""
    guard = Guard(ROLE)
    certificate = tmp_path / "ca.pem"
    certificate.write_text(guard.certificate)
    with own_cluster(1, guard) as (node,):
        settings.GONGKAI_ELASTICSEARCH_URLS = [node.url.replace("://", f"://{':'.join(SITE)}@")]
        settings.GONGKAI_ELASTICSEARCH_CA_CERTS = str(certificate)
        settings.GONGKAI_ELASTICSEARCH_REPLICAS = 0
        settings.GONGKAI_ELASTICSEARCH_TIMEOUT = 30.0
        yield node


def test_everything_works_over_tls_with_a_narrow_role(node: Node, settings: Settings) -> None:
    call_command("rebuild_search", "--elasticsearch")
    with committed():
        entry = released(title="关于防汛值班的通知")
    assert found("防汛") == [entry.pk]
    call_command("rebuild_search", "--elasticsearch")
    call_command("rebuild_search", "--elasticsearch", "--check")
    call_command("search_status")

    with pytest.raises(AuthorizationException):
        patient_client().indices.create(index="other")
    with pytest.raises(ERRORS):
        snapshots.take("nowhere")

    settings.GONGKAI_ELASTICSEARCH_URLS = [node.url]
    with pytest.raises(AuthenticationException):
        ElasticEngine().search(asked("防汛"))
    settings.GONGKAI_ELASTICSEARCH_API_KEY = "d3Jvbmc6d3Jvbmc="
    with pytest.raises(AuthenticationException):
        ElasticEngine().search(asked("防汛"))


def test_a_certificate_that_nobody_vouches_for_is_refused(node: Node, settings: Settings) -> None:
    settings.GONGKAI_ELASTICSEARCH_CA_CERTS = ""
    with pytest.raises(ERRORS):
        patient_client().options(max_retries=0).cluster.health()


def test_a_certificate_may_be_known_by_its_fingerprint(node: Node, settings: Settings, tmp_path: Path) -> None:
    from ssl import PEM_cert_to_DER_cert

    der = PEM_cert_to_DER_cert((tmp_path / "ca.pem").read_text())
    settings.GONGKAI_ELASTICSEARCH_CA_CERTS = ""
    settings.GONGKAI_ELASTICSEARCH_FINGERPRINT = hashlib.sha256(der).hexdigest()
    assert patient_client().cluster.health()["number_of_nodes"] == 1
    settings.GONGKAI_ELASTICSEARCH_FINGERPRINT = hashlib.sha256(b"another").hexdigest()
    with pytest.raises(ERRORS):
        patient_client().options(max_retries=0).cluster.health()


def test_an_api_key_is_what_the_client_shows(settings: Settings) -> None:
    settings.GONGKAI_ELASTICSEARCH_URLS = ["https://127.0.0.1:9"]
    settings.GONGKAI_ELASTICSEARCH_API_KEY = "bmFtZTprZXk="
    assert patient_client()._headers["authorization"] == "ApiKey bmFtZTprZXk="
