import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { ContractState } from "@/lib/domain/contracts/contract";

const TONES = {
  draft: "changed",
  submitted: "neutral",
  approved: "good",
  rejected: "end",
  ended: "end",
} as const;

/** How far a contract has come. */
export function ContractStateChip({ state }: Readonly<{ state: ContractState }>) {
  const t = useTranslations("contracts");
  return <Chip tone={TONES[state]}>{t(`states.${state}`)}</Chip>;
}
