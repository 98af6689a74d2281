"""What a careful reader notices in a protocol: advice, never a change to its text."""
