"""The network: asked politely, within limits, and never for what lies inside somebody's own network.

The only importer of requests and its companions; used by the commands that go online, never by `check`.
"""
