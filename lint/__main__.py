"""`python -m lint` is `paperlint`."""

from lint.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
