-- The week a mail warned of stands with the mail: a warning may go out in two languages, or once more to one address.
ALTER TABLE "mails" ADD COLUMN "week_index" INTEGER;
UPDATE mails m SET week_index = w.week_index
  FROM (SELECT mail_id, min(week_index) AS week_index FROM warnings GROUP BY mail_id) w WHERE w.mail_id = m.id;
ALTER TABLE "mails" ADD CONSTRAINT "mails_week_index_known" CHECK ("week_index" BETWEEN 0 AND 7);

-- How far the ledger had come when a warning was sent: what is behind it has moved the end since.
ALTER TABLE "warnings" ADD COLUMN "last_sequence" BIGINT;
UPDATE warnings w SET last_sequence = coalesce((SELECT max(e.sequence) FROM account_entries e
  WHERE e.account_id = w.account_id AND e.at <= w.sent_at), 0);
ALTER TABLE "warnings" ALTER COLUMN "last_sequence" SET NOT NULL;
