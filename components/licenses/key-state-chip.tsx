import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { KeyState } from "@/lib/domain/licenses/cancel-key";

const TONES = { unused: "good", used: "neutral", cancelled: "end" } as const;

/** What became of an activation key, in a word. */
export function KeyStateChip({ state }: Readonly<{ state: KeyState }>) {
  const t = useTranslations("activationKeys.states");
  return <Chip tone={TONES[state]}>{t(state)}</Chip>;
}
