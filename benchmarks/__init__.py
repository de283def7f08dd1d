"""How fast is it, and what does it survive? Ratios measured in one run."""
