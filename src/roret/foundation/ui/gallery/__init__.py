"""Examples of every component in every state: what designers look at and the accessibility tests walk through."""
