"""Pages of the workspace: who may what, and operator sessions."""
