"""Tester for hva som er endret mellom to utgaver."""
