"""Where statements come from: feeds, pages and folders, followed politely and never trusted."""
