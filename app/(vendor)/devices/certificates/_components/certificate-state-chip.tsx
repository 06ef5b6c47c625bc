import { useTranslations } from "next-intl";
import { Chip, type Tone } from "@/components/ui/chip";
import type { CertificateState } from "@/lib/domain/devices/certificate-life";

const TONES: Readonly<Record<CertificateState, Tone>> = {
  valid: "good",
  expiring: "changed",
  expired: "neutral",
  revoked: "end",
};

/** How a certificate stands. */
export function CertificateStateChip({ state }: Readonly<{ state: CertificateState }>) {
  const t = useTranslations("deviceIdentity.certificates");
  return <Chip tone={TONES[state]}>{t(`states.${state}`)}</Chip>;
}
