"""Text as it stands in a file, or what is wrong with the file, told before anything reads it."""

import stat
from pathlib import Path

from metref.rough_text import endless

MAX_BYTES = 2_000_000


class UnreadableError(Exception):
    """A file that is no text that we read: what is wrong, how to mend it, the line (from 1)."""

    def __init__(self, message: str, mend: str, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
        self.line = line


def read_text(file: Path) -> str:
    r"""Return a file's text, without a byte order mark and with \n at the end of each line.

    Raises:
        UnreadableError: no plain file, larger than 2 MB, not UTF-8, NUL bytes, or a text that
            takes the engines for ever.
    """
    try:
        raw = _bytes(file)
        _refuse_at(raw, raw.find(b"\0"), "The file holds NUL bytes.", "Save it as plain text.")
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        _refuse_at(raw, error.start, "The file is not UTF-8.", "Save it as UTF-8 text.")
        raise
    except OSError as error:
        message = f"The file cannot be read ({error.strerror})."
        raise UnreadableError(message, "Look at the file and its permissions.") from error
    if found := endless(text, paragraphs=file.suffix == ".md"):
        raise UnreadableError(*found)
    return text


def _refuse_at(raw: bytes, place: int, message: str, mend: str) -> None:
    if place >= 0:
        raise UnreadableError(message, mend, raw.count(b"\n", 0, place) + 1)


def _bytes(file: Path) -> bytes:
    status = file.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("The file cannot be read (it is a folder).", "Rename the folder.")
    if not stat.S_ISREG(status.st_mode):
        mend = "Put a text file in its place."
        raise UnreadableError("The file cannot be read (it is no plain file).", mend)
    if status.st_size > MAX_BYTES:
        raise UnreadableError("The file is larger than 2 MB.", "Split it into pages.")
    return file.read_bytes()
