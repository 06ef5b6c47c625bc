import { useLocale, useTranslations } from "next-intl";
import { RELOAD_OBSTACLES } from "@/lib/domain/reloads/may-reload";
import { WAITING_REASONS } from "@/lib/domain/reloads/decide-reload";
import { isRefusalCode } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";

const REASONS = [...WAITING_REASONS, ...RELOAD_OBSTACLES, "terms_changed"] as const;

/** Why a reload waits, was stopped or failed: a reason of its own, a refusal, or what a program said. */
export function ReloadReason({ reason }: Readonly<{ reason: string }>) {
  const t = useTranslations("reloading.reasons");
  const locale = useLocale();
  const parts = reason.split(", ");
  const known = parts.flatMap((part) => REASONS.filter((one) => one === part));
  if (known.length === parts.length) return known.map((one) => t(one)).join(", ");
  return isRefusalCode(reason) ? refusalSentence({ code: reason, details: {} }, locale) : reason;
}
