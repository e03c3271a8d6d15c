"""Amazon SNS: a message for each sale, refund and large void, for whoever wants to be told."""
