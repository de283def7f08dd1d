"""The cast, signed in as for the pages."""

from tests.web.conftest import ada_client, auditor_client, bob_client, charlie_client, kei_client

__all__ = ["ada_client", "auditor_client", "bob_client", "charlie_client", "kei_client"]
