import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { ReloadState } from "@/lib/domain/reloads/reload";

const TONES = {
  open: "neutral",
  charged: "neutral",
  invoiced: "neutral",
  mailed: "good",
  failed: "end",
  stopped: "changed",
} as const;

/** How far a reload has come. */
export function ReloadStateChip({ state }: Readonly<{ state: ReloadState }>) {
  const t = useTranslations("reloading");
  return <Chip tone={TONES[state]}>{t(`states.${state}`)}</Chip>;
}
