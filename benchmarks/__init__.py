"""kiemdiem measured beside other programs, in one run: `python -m benchmarks`."""
