"""Results that nobody ever received: as many as one likes, to try and measure with."""
