import { useTranslations } from "next-intl";
import { Chip, type Tone } from "@/components/ui/chip";
import type { ListState } from "@/lib/features/price-lists/schema";

const TONES: Readonly<Record<ListState, Tone>> = { waiting: "changed", in_force: "good", past: "neutral" };

/** Whether a list waits, is in force or was followed by another. */
export function ListStateChip({ state }: Readonly<{ state: ListState }>) {
  const t = useTranslations("priceLists.states");
  return <Chip tone={TONES[state]}>{t(state)}</Chip>;
}
