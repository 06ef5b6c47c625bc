import { useTranslations } from "next-intl";
import { MailReason } from "@/components/mails/mail-reason";
import { MailStateChip } from "@/components/mails/mail-state-chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";
import type { MailState } from "@/lib/features/mails/schema";

type Mail = Readonly<{
  id: string;
  /** Null for a test, 0 for the stop. */
  week: number | null;
  state: MailState;
  recipients: readonly string[];
  at: Instant;
  reason: string | null;
}>;

/** What was sent about an account, the newest first, and why something was not. */
export function WarningLog({ mails }: Readonly<{ mails: readonly Mail[] }>) {
  const t = useTranslations("warnings");
  const tMails = useTranslations("mails");
  const about = ({ week }: Mail): string => {
    if (week === null) return t("kinds.test");
    return week === 0 ? t("kinds.stopped") : t("kinds.warning", { week });
  };
  return (
    <DataTable
      caption={t("log")}
      columns={[
        { key: "about", label: t("about") },
        { key: "state", label: tMails("state") },
        { key: "recipients", label: tMails("recipients"), wide: true },
        { key: "reason", label: tMails("reason"), wide: true },
        { key: "at", label: tMails("at"), nowrap: true },
      ]}
      rows={mails.map((mail) => ({
        key: mail.id,
        cells: [
          about(mail),
          <MailStateChip key="state" state={mail.state} />,
          mail.recipients.join(", "),
          mail.reason && <MailReason key="reason" reason={mail.reason} />,
          <Moment key="at" at={mail.at} />,
        ],
      }))}
      empty={t("none")}
    />
  );
}
