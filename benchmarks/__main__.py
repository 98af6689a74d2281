"""`python -m benchmarks`: every measurement there is."""

from benchmarks.build_time import main

main()
