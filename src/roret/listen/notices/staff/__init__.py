"""The face of this folder in the workspace."""
