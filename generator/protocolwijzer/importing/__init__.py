"""Files as schools have them (Word, PDF, text) to a Protocol, with all that is doubted."""
