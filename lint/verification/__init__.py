"""What the services and pages say of a list's works and links."""
