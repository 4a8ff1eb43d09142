"""Word documents as Word prints them."""
