"""The tables as they are now. Imports SQLAlchemy (127 ms): only the log's own thread comes here."""

from sqlalchemy import Boolean, Column, Double, Index, Integer, MetaData, String, Table

metadata = MetaData()

version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

replies = Table(
    "replies",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("client", String, nullable=False),
    Column("customer", String(32), nullable=False),
    Column("first_at", Double, nullable=False),
    Column("last_at", Double, nullable=False),
    Column("replied_at", Double, nullable=False),
    Column("wait_first_s", Double, nullable=False),
    Column("wait_last_s", Double, nullable=False),
    Column("messages", Integer, nullable=False),
    Column("evidence", String(16), nullable=False),
    Column("probable", Boolean, nullable=False),
    Column("phrase_id", String, nullable=False),
    Column("retracted_at", Double),
    Index("replies_by_time", "replied_at"),
)

uses = Table(
    "uses",
    metadata,
    Column("phrase_id", String, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_used", Double, nullable=False),
)
