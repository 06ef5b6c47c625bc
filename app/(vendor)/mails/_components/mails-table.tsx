import Link from "next/link";
import { useTranslations } from "next-intl";
import { MailStateChip } from "@/components/mails/mail-state-chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";
import type { MailKind, MailState } from "@/lib/features/mails/schema";

type Mail = Readonly<{
  id: string;
  kind: MailKind;
  state: MailState;
  recipients: readonly string[];
  subject: string;
  at: Instant;
}>;

/** Mails, the newest first; each leads to the mail itself. */
export function MailsTable({ mails }: Readonly<{ mails: readonly Mail[] }>) {
  const t = useTranslations("mails");
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "subject", label: t("subject") },
        { key: "state", label: t("state") },
        { key: "recipients", label: t("recipients"), wide: true },
        { key: "kind", label: t("kind"), wide: true },
        { key: "at", label: t("at"), nowrap: true, wide: true },
      ]}
      rows={mails.map(({ id, subject, state, recipients, kind, at }) => ({
        key: id,
        cells: [
          <Link key="subject" href={`/mails/${id}`} prefetch={false}>
            {subject}
          </Link>,
          <MailStateChip key="state" state={state} />,
          recipients.join(", "),
          t(`kinds.${kind}`),
          <Moment key="at" at={at} />,
        ],
      }))}
      empty={t("none")}
    />
  );
}
