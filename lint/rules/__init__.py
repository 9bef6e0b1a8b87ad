"""The rules, one module each; a module's name is the rule's id. They are discovered, not listed."""
