"""Measures everything that ``make bench`` prints."""

from benchmarks import reading

reading.main()
