"""Pages for everybody: who may what."""
