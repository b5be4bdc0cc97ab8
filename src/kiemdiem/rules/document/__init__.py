"""Rules about the document itself: numbering, footnotes."""
