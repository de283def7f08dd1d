"""What does a delivery mean, and what helps? Rules and remedies; no Django, no clock, no input but the book."""
