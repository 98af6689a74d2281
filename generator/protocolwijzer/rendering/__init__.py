"""Model in, pages out."""
