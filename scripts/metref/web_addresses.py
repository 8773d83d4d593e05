"""Addresses in HTML as browsers read them."""

import re

# Browsers skip these inside an address, so "java\nscript:" runs.
SKIPPED = re.compile(r"[\x00-\x20]")
SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def scheme_of(address: str) -> str:
    """Return an address's scheme in small letters; '' inside the site."""
    plain = SKIPPED.sub("", address).replace("\\", "/")
    if plain.startswith("//"):
        return "https"
    found = SCHEME.match(plain)
    return found[1].lower() if found else ""


def addresses_of_set(value: str) -> list[str]:
    """Return the addresses of a picture in several sizes, as a srcset lists them."""
    return [part.split()[0] for part in value.split(",") if part.strip()]
