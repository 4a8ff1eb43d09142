"""What events do to days by which something is handed in: of the task, or of a single return."""

from __future__ import annotations

from dataclasses import replace

from models.district.asked import due_on
from models.district.register.event_data import day_in
from models.district.register.events import Event, RegisterFault
from models.district.register.ledger import Ledger


def due_moved(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with another last day: of the task where the subject is blank, else of what was sent back."""
    if not ledger.task or not ledger.given_out:
        raise RegisterFault("任务还没有发出，截止日期可以直接改。")
    due = day_in(event.data, "due")
    one = ledger.submissions[event.subject] if event.subject else None
    if one and not one.sent_back:
        raise RegisterFault(f"“{one.called}”没有退回过，没有改好的期限可以改；请核对。")
    asked = one.sent_back if one and one.sent_back else None
    if not event.reason:
        raise RegisterFault("改截止日期要写原因；请写上。")
    if due == (asked.due if asked else ledger.task.due):
        raise RegisterFault("截止日期和原来一样，没有改；请核对。")
    if due < (asked.when if asked else ledger.given_out).date():
        raise RegisterFault("新的截止日期比发出的那一天还早；请核对。")
    if one and asked:
        moved = one._replace(returns=(*one.returns[:-1], asked._replace(due=due)))
        return replace(ledger, submissions={**ledger.submissions, one.sha256: moved})
    return replace(ledger, task=due_on(ledger.task, due))
