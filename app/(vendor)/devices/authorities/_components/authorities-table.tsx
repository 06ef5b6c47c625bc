import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showCount } from "@/lib/domain/display/amount";
import type { LoadedAuthority } from "@/lib/features/device-authorities/loaders";
import { AuthorityStateChip } from "./authority-state-chip";

/** All authorities, the one that signs first. */
export function AuthoritiesTable({ authorities }: Readonly<{ authorities: readonly LoadedAuthority[] }>) {
  const t = useTranslations("deviceIdentity.authorities");
  const words = useTranslations("deviceIdentity");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "name", label: words("name") },
        { key: "state", label: t("state") },
        { key: "origin", label: t("origin"), wide: true },
        { key: "key", label: t("key"), wide: true, nowrap: true },
        { key: "certificates", label: t("certificates"), numeric: true },
        { key: "validTo", label: t("validTo"), wide: true, nowrap: true },
      ]}
      rows={authorities.map((authority) => ({
        key: authority.id,
        cells: [
          <Link key="name" href={`/devices/authorities/${authority.id}`} prefetch={false}>
            {authority.name}
          </Link>,
          <AuthorityStateChip key="state" {...authority} />,
          t(`origins.${authority.origin}`),
          authority.keyKind,
          showCount(authority.certificates, locale),
          <Moment key="validTo" at={authority.notAfter} style="date" />,
        ],
      }))}
      empty={t("none")}
    />
  );
}
