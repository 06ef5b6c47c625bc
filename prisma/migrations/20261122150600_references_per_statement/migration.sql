-- That an entry belongs to an account is checked per statement, as its continuation is: the reference, looked up and
-- locked for each row, took a quarter of a settlement's time. It follows from less. An account's first entry needs the
-- account; every other continues an entry that is there; accounts are never removed, and keep their id.
ALTER TABLE "account_entries" DROP CONSTRAINT "account_entries_account_id_fkey";

CREATE TRIGGER accounts_keep_id BEFORE UPDATE OF "id" ON "accounts"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- As before, with the account of each first entry. Looked up by its key, and only there: a plan that gathered all
-- accounts first would make the first charge of one as dear as there are many.
CREATE OR REPLACE FUNCTION account_entries_continue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM appended n
    LEFT JOIN account_entries p ON p.account_id = n.account_id AND p.sequence = n.sequence - 1
    WHERE n.balance_ticks <> coalesce(p.balance_ticks, 0) + n.amount_ticks
       OR n.previous_hash <> coalesce(p.hash, ''::bytea)
       OR (n.sequence > 1 AND p.sequence IS NULL)
       OR n.at < p.at
       OR (n.sequence = 1 AND (SELECT a.id FROM accounts a WHERE a.id = n.account_id) IS NULL)
  ) THEN
    RAISE EXCEPTION 'an entry does not continue the one before it';
  END IF;
  RETURN NULL;
END $$;
