"""What a check has found, and what that means: findings, their places, marks, fixes and the verdict.

Asked by rules, exporters and window; finds nothing itself.
"""
