"""OParl 1.1 (oparl.org): the shapes of its objects, and what the house knows written in them."""
