"""The subcommands, one a file: `command` (a function from values to an exit code), HELP and EPILOG."""
