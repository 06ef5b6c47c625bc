import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { LoadedCertificates } from "@/lib/features/device-certificates/loaders";
import { CertificateStateChip } from "./certificate-state-chip";

type Props = Readonly<{ certificates: LoadedCertificates["certificates"] }>;

/** Certificates, each with its way to the whole of it. */
export function CertificatesTable({ certificates }: Props) {
  const t = useTranslations("deviceIdentity.certificates");
  const words = useTranslations("deviceIdentity");
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "serial", label: words("serial"), nowrap: true },
        { key: "state", label: words("state") },
        { key: "number", label: words("number"), nowrap: true, wide: true, quiet: true },
        { key: "origin", label: t("origin"), wide: true },
        { key: "authority", label: t("authority"), wide: true },
        { key: "issuedAt", label: t("issuedAt"), nowrap: true, wide: true },
        { key: "firstUsedAt", label: t("firstUsedAt"), nowrap: true, wide: true },
        { key: "expiresAt", label: t("expiresAt"), nowrap: true },
      ]}
      rows={certificates.map((one) => ({
        key: `${one.authorityId} ${one.number}`,
        cells: [
          <Link key="serial" href={`/devices/certificates/${one.authorityId}/${one.number}`} prefetch={false}>
            {one.serial}
          </Link>,
          <CertificateStateChip key="state" state={one.state} />,
          <code key="number">{one.number.slice(0, 8)}…</code>,
          t(`origins.${one.origin}`),
          one.authority,
          <Moment key="issuedAt" at={one.issuedAt} style="date" />,
          one.firstUsedAt ? <Moment key="used" at={one.firstUsedAt} style="date" /> : words("never"),
          <Moment key="expiresAt" at={one.expiresAt} style="date" />,
        ],
      }))}
      empty={t("none")}
    />
  );
}
