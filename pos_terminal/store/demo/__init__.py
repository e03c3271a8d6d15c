"""The demo shop: goods, pictures, people; nobody of it can exist in a real shop."""
