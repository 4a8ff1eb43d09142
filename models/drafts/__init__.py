"""The drafts of one PC: the file they live in, its good copies, their versions, and who may write."""
