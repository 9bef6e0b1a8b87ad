"""From text to blocks, links, headings and anchors, each at its place: Markdown as GitHub reads it, and HTML."""
