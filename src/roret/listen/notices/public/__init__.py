"""The face of this folder for everybody."""
