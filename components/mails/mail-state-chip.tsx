import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { MailState } from "@/lib/features/mails/schema";

const TONES = {
  queued: "neutral",
  sending: "neutral",
  sent: "good",
  failed: "end",
  kept: "neutral",
} as const;

/** What has become of a mail. */
export function MailStateChip({ state }: Readonly<{ state: MailState }>) {
  const t = useTranslations("mails");
  return <Chip tone={TONES[state]}>{t(`states.${state}`)}</Chip>;
}
