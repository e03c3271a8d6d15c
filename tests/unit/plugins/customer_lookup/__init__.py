"""Tests of the plugin customer_lookup."""
