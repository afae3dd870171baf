"""``index.sources.reader`` with no time to lose."""

from index.sources.reader import main

if __name__ == "__main__":
    main(seconds=1)
