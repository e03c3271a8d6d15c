"""`python -m pos_terminal` is the `pos-terminal` command."""

from pos_terminal.cli.entry import main

if __name__ == "__main__":
    main()
