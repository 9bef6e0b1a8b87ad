"""The real services, for whoever can reach them: `pytest --live tests/live`. Nothing here runs otherwise."""
