"""PDF files as a person sees them."""
