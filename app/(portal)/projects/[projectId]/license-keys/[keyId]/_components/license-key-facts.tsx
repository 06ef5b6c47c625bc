import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { DeviceLink } from "@/components/devices/device-link";
import { type Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { showCount } from "@/lib/domain/display/amount";
import type { LoadedLicenseKey } from "@/lib/features/license-keys/loaders";

type Props = Readonly<{ path: string; details: Omit<LoadedLicenseKey, "lineage" | "events"> }>;

/** What a license key is for, and which one it replaced or was replaced by. */
export function LicenseKeyFacts({ path, details: { key, movedFrom, movedTo } }: Props) {
  const t = useTranslations("licenseKeys");
  const locale = useLocale();
  const facts: Fact[] = [
    { label: t("keyContent"), value: <code>{key.licenseKey}</code> },
    { label: t("amount"), value: showCount(key.quantity, locale) },
    { label: t("serial"), value: <DeviceLink serial={key.serial} isLinked={key.state === "active"} /> },
    { label: t("endCustomer"), value: key.endCustomer },
    { label: t("location"), value: key.location },
    { label: t("description"), value: key.description },
    { label: t("kind"), value: t(`kinds.${key.kind}`) },
    { label: t("createdAt"), value: <Moment at={key.createdAt} style="minute" /> },
    { label: t("endedAt"), value: key.endedAt && <Moment at={key.endedAt} style="minute" /> },
    { label: t("reason"), value: key.endReason },
    { label: t("movedFrom"), value: movedFrom && <KeyLink path={path} other={movedFrom} /> },
    { label: t("movedTo"), value: movedTo && <KeyLink path={path} other={movedTo} /> },
  ];
  return <Facts facts={facts.filter(({ value }) => value !== "" && value !== null)} />;
}

const KeyLink = ({
  path,
  other,
}: Readonly<{ path: string; other: Readonly<{ id: string; serial: string }> }>) => (
  <Link href={`${path}/${other.id}`} prefetch={false} className="text-link underline underline-offset-3">
    {other.serial}
  </Link>
);
