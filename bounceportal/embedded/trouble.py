"""How is a failure told that the reader can mend?"""


class Trouble(Exception):
    """Something outside the program is in the way; the text is one sentence that says what to do."""
