"""What a watch waits for, and which statements fit it."""
