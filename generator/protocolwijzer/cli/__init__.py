"""The command line: a thin adapter that prints what the library modules find and do."""

from protocolwijzer.cli.accept import accept
from protocolwijzer.cli.application import application
from protocolwijzer.cli.ask import ask
from protocolwijzer.cli.build import build
from protocolwijzer.cli.check import check
from protocolwijzer.cli.compare import compare
from protocolwijzer.cli.completion import completion
from protocolwijzer.cli.handouts import handouts
from protocolwijzer.cli.materialize import materialize
from protocolwijzer.cli.new import new
from protocolwijzer.cli.outcomes import outcomes
from protocolwijzer.cli.review import review
from protocolwijzer.cli.serve import serve

# In the order in which the help names them.
for _command in (
    new,
    check,
    review,
    accept,
    ask,
    outcomes,
    compare,
    serve,
    build,
    handouts,
    materialize,
    completion,
):
    application.add_command(_command)


def main() -> None:
    """Run `protocolwijzer` and exit with its status."""
    application.main(prog_name="protocolwijzer")


__all__ = ["application", "main"]
