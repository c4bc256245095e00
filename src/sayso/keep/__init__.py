"""keep: records ↔ SQL. The ledger, which only grows, and its views as of a day.

Nothing in a ledger is rewritten or deleted but caches, which can be made again: raw inputs, every
input that was taken or refused, reports by address and revision, their readings, which stories
they are in, and what editors corrected. The only stage that touches SQL.
"""
