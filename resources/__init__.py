"""Styles, icons, fonts, sounds, translations, templates and demo data; no logic."""
