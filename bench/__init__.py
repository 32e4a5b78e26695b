"""Benches: what Roret withstands, measured against the real server, the real database and much data.

`./dev bench NAME [--json FILE]`; `python -m bench` lists them. Everything stays on this machine and ends by itself.
"""
