from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.content_policy import integrity, source_hash, written


def test_the_hash_of_a_source_is_the_one_of_the_specification() -> None:
    # The example of Content Security Policy Level 3, in 8.4 on hashes.
    assert source_hash("alert('Hello, world.');") == (
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )


def test_the_integrity_of_a_file_is_the_one_of_the_specification() -> None:
    # Subresource Integrity, 3.1: alert('Hello, world.');
    assert integrity(b"alert('Hello, world.');") == (
        "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
    )


def test_letters_are_hashed_as_they_are_served() -> None:
    # What `printf 'é' | openssl dgst -sha256 -binary | base64` says.
    assert source_hash("é") == "'sha256-SplVfkAzw1Od4utlRyAXytX5VX96BiWgnxw/biumnEw='"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_line_end_counts_as_the_browser_reads_it(newline: str) -> None:
    assert source_hash(f"a(){newline}b()") == source_hash("a()\nb()")


def test_a_policy_keeps_its_order() -> None:
    assert written({"script-src": ["'self'", source_hash("")], "default-src": ["'none'"]}) == (
        "script-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
        "default-src 'none'"
    )


def test_a_directive_may_have_no_sources() -> None:
    assert written({"upgrade-insecure-requests": []}) == "upgrade-insecure-requests"
    assert written({}) == ""


@pytest.mark.parametrize("name", ["", "script src", "script-src;", "Script-Src", "a\nb"])
def test_no_name_ends_a_directive(name: str) -> None:
    with pytest.raises(ValueError, match="no directive"):
        written({name: ["'self'"]})


@given(st.text())
def test_no_source_ends_a_directive(source: str) -> None:
    try:
        policy = written({"script-src": ["'self'", source]})
    except ValueError:
        return
    assert policy.split() == ["script-src", "'self'", source]
    assert not set(policy) & set(";,\n\r\t")
