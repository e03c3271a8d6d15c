"""Head office: signed documents that come down to the lanes, and what the office needs for it."""
