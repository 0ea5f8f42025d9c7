"""`python -m lagebild` does what the command `lagebild` does."""

from lagebild.cli import main

if __name__ == "__main__":
    main()
