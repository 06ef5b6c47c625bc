import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Chip, type Tone } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import type { CertificateState } from "@/lib/domain/devices/certificate-life";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { Instant } from "@/lib/domain/instant";
import type { LoadedIdentity } from "@/lib/features/device-views/loaders";

const TONES: Readonly<Record<CertificateState, Tone>> = {
  valid: "good",
  expiring: "changed",
  expired: "neutral",
  revoked: "end",
};
/** The end of a number is enough to tell certificates of one device apart. */
const SHOWN_DIGITS = 12;

type Props = Readonly<{ certificates: LoadedIdentity["certificates"]; isVendor: boolean }>;

/** The certificates a device has had, the newest first. */
export function CertificatesTable({ certificates, isVendor }: Props) {
  const [t, words] = [
    useTranslations("deviceViews.identity"),
    useTranslations("deviceIdentity.certificates"),
  ];
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const show = (at: Instant | null) => (at === null ? "–" : showMoment(at, reader, "minute"));
  return (
    <DataTable
      caption={t("certificates")}
      columns={[
        { key: "number", label: t("number"), nowrap: true },
        { key: "state", label: t("state") },
        { key: "origin", label: t("origin"), wide: true },
        { key: "authority", label: t("authority"), wide: true },
        { key: "issuedAt", label: t("issuedAt"), wide: true, nowrap: true },
        { key: "renewFrom", label: t("renewFrom"), wide: true, nowrap: true },
        { key: "expiresAt", label: t("expiresAt"), nowrap: true },
        { key: "firstUsedAt", label: t("firstUsedAt"), wide: true, nowrap: true },
      ]}
      rows={certificates.map((certificate) => {
        const { authorityId, number, state, revokedReason } = certificate;
        const shown = number.length > SHOWN_DIGITS ? `…${number.slice(-SHOWN_DIGITS)}` : number;
        return {
          key: `${authorityId} ${number}`,
          tone: state === "revoked" ? "ended" : undefined,
          cells: [
            isVendor ? { href: `/devices/certificates/${authorityId}/${number}`, text: shown } : shown,
            <Chip key="state" tone={TONES[state]}>
              {words(`states.${state}`)}
              {revokedReason && `: ${words(`reasons.${revokedReason}`)}`}
            </Chip>,
            words(`origins.${certificate.origin}`),
            certificate.authority,
            show(certificate.issuedAt),
            show(certificate.renewFrom),
            show(certificate.expiresAt),
            show(certificate.firstUsedAt),
          ],
        };
      })}
      empty={t("noCertificates")}
    />
  );
}
