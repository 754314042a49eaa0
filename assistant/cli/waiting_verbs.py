"""The verbs of the clock: status, message, answered, undo-answered."""

import sys
from collections.abc import Callable
from typing import Any

import typer

from assistant.cli.library_verbs import JSON
from assistant.language import _, ngettext

CLIENT = typer.Option(None, metavar="C", help=_("The client profile's name, for example hexchat."))
CUSTOMER = typer.Option(None, metavar="N|-", help=_("The customer's name; - reads it from standard input."))


def status(context: typer.Context, as_json: bool = JSON) -> None:
    context.obj.show("status", as_json, _status)


def message(
    context: typer.Context,
    client: str = typer.Option(..., metavar="C", help=_("The client profile's name, for example hexchat.")),
    customer: str = typer.Option(
        ...,
        metavar="N|-",
        help=_("The customer's name; - reads it from standard input, where no list of processes shows it."),
    ),
    as_json: bool = JSON,
) -> None:
    context.obj.show("message", as_json, _row, client=client, customer=_name(customer))


def answered(context: typer.Context, client: str = CLIENT, customer: str = CUSTOMER, as_json: bool = JSON) -> None:
    context.obj.show("answered", as_json, _closed, client=client, customer=_name(customer))


def undo_answered(context: typer.Context, as_json: bool = JSON) -> None:
    context.obj.show("undo-answered", as_json, _row)


def _name(customer: str | None) -> str | None:
    return sys.stdin.read().strip() if customer == "-" else customer


def _row(row: dict[str, Any]) -> str:
    return _(
        "{customer} ({client}) waits since {seconds} s",
        customer=row["customer"] or "?",
        client=row["client"],
        seconds=round(row["since_last_s"]),
    )


def _closed(row: dict[str, Any]) -> str:
    return _("{customer} ({client}) is answered", customer=row["customer"] or "?", client=row["client"])


def _status(value: dict[str, Any]) -> str:
    today = value["today"]
    lines = [_("Running.") if value["running"] else _("Not running.")]
    lines += [f"  {row['level']:8} {_row(row)}" for row in value["waiting"]]
    lines += [f"  {source['name']}: {source['state']}" for source in value["sources"]]
    lines += [f"  {h['action']}: {h['chord'] or '-'} {h['state']}" for h in value["hotkeys"]]
    rate = round(100 * today["within_30s"] / today["replies"]) if today["replies"] else None
    lines.append(ngettext("Today {n} reply", "Today {n} replies", today["replies"]))
    if rate is not None:
        lines[-1] += _(
            ", {rate} % within the golden limit, {average} s on average", rate=rate, average=today["average_s"]
        )
    return "\n".join(lines)


VERBS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("status", status, _("Who waits, what is being watched, how the chords stand, and today's figures.")),
    ("message", message, _("A customer wrote: start his clock. For clients that can run a command.")),
    ("answered", answered, _("A customer was answered; without names, the only one who waits.")),
    ("undo-answered", undo_answered, _('The last "answered" was wrong: the customer waits again, since he first did.')),
)
"""Name, function, and what it does."""
