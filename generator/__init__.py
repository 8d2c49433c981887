"""Rutineverk: one municipality's YAML to Word documents and a citizen-facing site."""

VERSJON = "0.1.0"
