import { useTranslations } from "next-intl";
import { OWN_REASONS } from "@/lib/features/mails/schema";

/** Why a mail waits or failed: our own words where it was us, else the mail server's. */
export function MailReason({ reason }: Readonly<{ reason: string }>) {
  const t = useTranslations("mails");
  const own = OWN_REASONS.find((known) => known === reason);
  return own ? t(`reasons.${own}`) : <span className="wrap-anywhere">{reason}</span>;
}
