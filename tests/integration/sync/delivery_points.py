"""Named crash points between a store's acknowledgement and the note of it."""

AGENT, RELAY = "sync.delivered", "relay.delivered"
POINTS = (AGENT, RELAY)
