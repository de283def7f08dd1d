"""Which pages let people read, write, try and publish the knowledge? One module a page or a noun."""
