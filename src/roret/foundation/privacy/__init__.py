"""What is known about people, how long it is kept, and how it is given back or forgotten (GDPR articles 15, 17, 30)."""
