"""Where findings go, one format a file: `write(report, stream, options)`."""
