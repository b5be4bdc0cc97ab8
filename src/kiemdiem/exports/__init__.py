"""The campaign for other programs, one export a file: calendars, workbooks, a page for a browser."""
