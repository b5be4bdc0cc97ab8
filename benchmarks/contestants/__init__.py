"""What runs against kiemdiem and is no program of its own: each a script in a process that starts anew."""
