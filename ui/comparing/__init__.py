"""Any two reports side by side: stored ones, their earlier versions, and those in files."""
