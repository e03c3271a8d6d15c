"""A whole shift, played through the real screen: the demo guide."""
