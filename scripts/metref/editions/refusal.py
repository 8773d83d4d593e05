"""Why a command on the published editions was not carried out, told to the person who called it."""


class RefusedError(Exception):
    """Nothing was changed; the message says why, and what to do."""


class MovedError(Exception):
    """Somebody else published in between: the work must be done again on what is there now."""
