"""What people write about: themes found, their number proposed, every sentence given to one or to none."""
