"""How people use the program: the window (Qt) and the command line (no Qt)."""
