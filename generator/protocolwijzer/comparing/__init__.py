"""Two texts side by side: what is new, gone, moved, and said in other words."""
