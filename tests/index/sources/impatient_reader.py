"""``index.sources.reading.reader`` with no time to lose."""

from index.sources.reading.reader import main

if __name__ == "__main__":
    main(seconds=1)
