"""Metadata services: each module builds requests and parses bodies; none does I/O."""
