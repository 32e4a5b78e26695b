"""The pages about persons in the workspace."""
