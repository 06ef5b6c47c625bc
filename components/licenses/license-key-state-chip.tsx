import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { LicenseKeyState } from "@/lib/domain/licenses/license-key";

const TONES = { active: "good", returned: "neutral", moved: "neutral", revoked: "end" } as const;

/** What became of a license key, in a word. */
export function LicenseKeyStateChip({ state }: Readonly<{ state: LicenseKeyState }>) {
  const t = useTranslations("anyLicenseKeys.states");
  return <Chip tone={TONES[state]}>{t(state)}</Chip>;
}
