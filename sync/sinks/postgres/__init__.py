"""PostgreSQL: the journals of all lanes, and the tables and views that reports are made from."""
