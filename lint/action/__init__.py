"""What the GitHub Action does beside the commands: reports where GitHub shows them, one issue, one pull request."""
