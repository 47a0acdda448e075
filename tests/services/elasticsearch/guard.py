"""TLS and users for a node: a certificate that signs itself, and passwords and a role in files.

The archive for tests cannot make API keys: the index that holds them wants `pattern_capture`, a filter of the module
analysis-common, which is not in it.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

OPERATOR = ("operator", "test-operator-2026")
SITE = ("site", "test-site-2026")
ROUNDS = 10_000


@dataclass(frozen=True)
class Guard:
    """What a node with a guard is configured with: an operator, and a site that may do what `role` says."""

    role: Mapping[str, object]

    @property
    def settings(self) -> dict[str, object]:
        return {
            "xpack.security.enabled": True,
            "xpack.security.http.ssl.enabled": True,
            "xpack.security.http.ssl.key": "key.pem",
            "xpack.security.http.ssl.certificate": "certificate.pem",
        }

    @property
    def files(self) -> dict[str, str]:
        return {
            "key.pem": self._made[0],
            "certificate.pem": self.certificate,
            "users": "".join(f"{name}:{_hash_of(password)}\n" for name, password in (OPERATOR, SITE)),
            "users_roles": f"superuser:{OPERATOR[0]}\nsite:{SITE[0]}\n",
            "roles.yml": json.dumps({"site": self.role}),
        }

    @property
    def certificate(self) -> str:
        return self._made[1]

    @cached_property
    def _made(self) -> tuple[str, str]:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=2))
            .add_extension(names, critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
        private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
        return private.decode(), certificate.public_bytes(pem).decode()


def _hash_of(password: str) -> str:
    """As Elasticsearch writes it: PBKDF2 with SHA-512, 256 bits."""
    salt = hashlib.sha256(b"gongkai").digest()
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, 32)
    return f"{{PBKDF2}}{ROUNDS}${b64encode(salt).decode()}${b64encode(key).decode()}"
