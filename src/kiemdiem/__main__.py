"""The door: `--version` and the language before anything is loaded, one place where errors become exit codes."""

from __future__ import annotations

import os
import sys

from kiemdiem import __version__

_RARELY = 50_000
"""New objects from one search for dead rings to the next: what is loaded at the start all stays."""

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code; Ctrl-C while all is loaded or unloaded leaves no traces."""
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        from kiemdiem.language import _

        sys.stderr.write("kiemdiem: " + _("Đã dừng theo yêu cầu") + "\n")
        code = _INTERRUPTED
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    # A program may be started without standard streams.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if arguments == ["--version"]:
        return _say_version()
    import gc

    from kiemdiem import language

    arguments, lang = _take_language(arguments, language.LANGUAGES)
    language.use(lang)
    gc.set_threshold(_RARELY, 20, 20)
    from kiemdiem.cli import run

    code = run(arguments)
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # all is done: who interrupts now just ends the process
    return code


def _say_version() -> int:
    try:
        sys.stdout.write(f"kiemdiem {__version__}\n")
        sys.stdout.flush()
    except OSError as error:
        from kiemdiem.cli import output_failed

        return output_failed(error)
    return 0


def _take_language(arguments: list[str], languages: tuple[str, ...]) -> tuple[list[str], str]:
    """One of `languages`, and the arguments without it: `--lang` may stand anywhere, the help texts need it first.

    A language that does not exist is left for the command line to refuse.
    """
    lang = os.environ.get("KIEMDIEM_LANG", "vi")
    end = arguments.index("--") if "--" in arguments else len(arguments)
    rest: list[str] = []
    place = 0
    while place < end:
        argument = arguments[place]
        joined = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        value = arguments[place + 1] if argument == "--lang" and place + 1 < end else joined
        if value is None:
            rest.append(argument)
            place += 1
            continue
        place += 1 if joined is not None else 2
        if value in languages:
            lang = value
        else:
            rest = ["--lang", value, *rest]
    return rest + arguments[end:], lang


if __name__ == "__main__":
    main()
