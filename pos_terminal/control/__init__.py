"""One process is the lane; the others talk to it over a local socket of the same user.

Import from its files: who only wants the lock pays for no socket.
"""
