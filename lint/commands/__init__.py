"""The commands: each module has `parser()` for its arguments and `run(arguments)`, the straight line."""
