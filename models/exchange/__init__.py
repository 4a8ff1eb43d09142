"""What goes to and fro between a district and its units, as values and as JSON: it is data, and never a command.

A district gives out a task; a unit's files say which task and unit they belong to. Whatever comes from outside is read
strictly, and refused with a sentence.
"""
