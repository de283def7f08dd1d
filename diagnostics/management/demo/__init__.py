"""A desk to try: people, a dozen synthetic bounces, and what was done about some of them."""
