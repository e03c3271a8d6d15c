"""Amazon DynamoDB: one item a sale or refund, one a customer, one a lane's position."""
