"""What goes to and fro between a district and its units, as values and as JSON: it is data, and never a command.

A district gives out a task; a unit's files say which task and unit they belong to. What the district has to say of a
report goes back as a slip, point by point, and a receipt confirms what came. Whatever comes from outside is read
strictly, and refused with a sentence.
"""
