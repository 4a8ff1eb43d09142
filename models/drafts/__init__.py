"""The drafts of one PC: the file they live in, its backups, their versions, and the ways back."""
