"""How every page looks: strict components, layouts, charts drawn on the server, forms, tables and static files.

Carries R67 (design and accessibility), R68 (portal layouts) and the pictures of R58. Knows no subject: what it
shows is handed to it as plain values.
"""
