-- While a mail is being handed over it is "sending". A process that dies then leaves it in doubt, and a mail in
-- doubt is never sent again by itself.
ALTER TABLE "mails" DROP CONSTRAINT "mails_state_known";
ALTER TABLE "mails"
  ADD CONSTRAINT "mails_state_known" CHECK ("state" IN ('queued', 'sending', 'sent', 'failed', 'kept')),
  ADD CONSTRAINT "mails_sent_at_known" CHECK (("state" = 'sent') = ("sent_at" IS NOT NULL)),
  ADD CONSTRAINT "mails_have_recipients" CHECK (cardinality("recipients") > 0);
