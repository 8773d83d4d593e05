"""Which sections hold a word in their text, in as few bytes as the browser can read quickly."""

from collections.abc import Iterable, Iterator, Mapping

# One character a step; without what JSON or the lines need.
ALPHABET = "".join(chr(code) for code in range(33, 126) if chr(code) not in "\"'\\|")
FAR = "~"


def steps(sections: Iterable[int]) -> str:
    """Return ascending numbers of sections as characters: each is the step from the one before.

    A tilde adds the length of the alphabet to the step that follows it.
    """
    written, before = "", 0
    for section in sections:
        far, near = divmod(section - before, len(ALPHABET))
        written += FAR * far + ALPHABET[near]
        before = section
    return written


def postings(holding: Mapping[str, Iterable[int]]) -> str:
    """Return one line a word, in order: the word, a space, and the sections that hold it."""
    return "\n".join(f"{word} {steps(sorted(set(holding[word])))}" for word in sorted(holding))


def numbers(written: str) -> list[int]:
    """Return the numbers of sections that `steps` wrote."""
    found, number = [], 0
    for letter in written:
        if letter == FAR:
            number += len(ALPHABET)
        else:
            number += ALPHABET.index(letter)
            found.append(number)
    return found


def read_postings(lines: str) -> Iterator[tuple[str, list[int]]]:
    """Yield each word of what `postings` wrote, with its sections."""
    for line in lines.splitlines():
        word, _, held = line.partition(" ")
        yield word, numbers(held)
