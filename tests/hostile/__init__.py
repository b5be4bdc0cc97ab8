"""Files that were made to hurt, thousands of them from a seed, and whether the program behaves with each.

`cases.py` says what a case is, `made/` makes them (one kind of file a module), `interpreter.py` runs the program on
them in children of one warm interpreter, `judging.py` says what was wrong. `python -m hostile --seed 7 --times 10`
(in the folder `tests`) runs a large set of another seed.
"""
