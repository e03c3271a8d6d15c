"""The catalogue (catalog.db): products, prices, taxes, pictures, quick keys and their search."""
