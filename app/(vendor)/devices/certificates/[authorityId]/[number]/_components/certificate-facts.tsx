import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import type { LoadedCertificate } from "@/lib/features/device-certificates/loaders";

/** What a certificate is, and what became of it. */
export function CertificateFacts({ certificate }: Readonly<{ certificate: LoadedCertificate }>) {
  const t = useTranslations("deviceIdentity.certificates");
  const words = useTranslations("deviceIdentity");
  const { serial, authorityId, authority, firstUsedAt, revokedAt, revokedReason, fingerprint } = certificate;
  const facts: readonly (Fact | null)[] = [
    { label: words("serial"), value: <Link href={`/devices/${serial}`}>{serial}</Link> },
    code(words("number"), certificate.number),
    { label: t("authority"), value: <Link href={`/devices/authorities/${authorityId}`}>{authority}</Link> },
    { label: t("origin"), value: t(`origins.${certificate.origin}`) },
    { label: t("issuedAt"), value: <Moment at={certificate.issuedAt} /> },
    { label: t("firstUsedAt"), value: firstUsedAt ? <Moment at={firstUsedAt} /> : words("never") },
    { label: t("renewFrom"), value: <Moment at={certificate.renewFrom} style="date" /> },
    { label: t("expiresAt"), value: <Moment at={certificate.expiresAt} /> },
    revokedAt && { label: t("revokedAt"), value: <Moment at={revokedAt} /> },
    revokedReason && { label: t("reason"), value: t(`reasons.${revokedReason}`) },
    certificate.revokedNote === "" ? null : { label: t("note"), value: certificate.revokedNote },
    fingerprint === null ? null : code(t("fingerprint"), fingerprint),
  ];
  return <Facts facts={facts.filter((fact) => fact !== null)} />;
}

const code = (label: string, text: string): Fact => ({
  label,
  value: <code className="text-[0.8125rem] wrap-anywhere">{text}</code>,
});
