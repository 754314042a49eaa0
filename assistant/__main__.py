"""`python -m assistant` is `quickphrase`."""

from assistant.cli import main

if __name__ == "__main__":
    main()
