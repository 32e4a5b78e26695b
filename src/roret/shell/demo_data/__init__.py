"""The demo municipality, played through the services with a simulated clock from the files in ``demo/``."""
