"""What everything that talks to Kafka shares: clients, topics, errors, and how messages look."""
