"""Report formats: each module has `render(report) -> str`."""
