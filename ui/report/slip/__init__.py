"""退回意见: what the district has returned with the open report, beside it, point by point, with an answer to each.

Asked by the page of the report; it changes no figure.
"""
