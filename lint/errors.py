"""The one exception that the user can mend."""


class LintError(Exception):
    """Anything the user can mend: usage, configuration, an unreadable file.

    The message is one plain line that says what is wrong, where, and what to do. The command line prints it on
    stderr and exits with 2.
    """
