"""The bibliography: what is stated of each work, and the formats that it is written in."""
