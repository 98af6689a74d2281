"""`python -m protocolwijzer`, for where the script is not on the PATH."""

from protocolwijzer.cli import main

main()
