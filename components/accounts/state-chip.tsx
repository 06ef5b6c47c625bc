import { useTranslations } from "next-intl";
import { Chip, type Tone } from "@/components/ui/chip";
import type { AccountState } from "@/lib/domain/accounts/facts";

const TONES: Readonly<Record<AccountState, Tone>> = { idle: "neutral", running: "good", stopped: "end" };

/** Idle, running or stopped, in a word. */
export function StateChip({ state }: Readonly<{ state: AccountState }>) {
  const t = useTranslations("accounts.states");
  return <Chip tone={TONES[state]}>{t(state)}</Chip>;
}
