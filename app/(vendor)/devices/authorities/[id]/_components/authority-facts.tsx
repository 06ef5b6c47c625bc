import { useLocale, useTranslations } from "next-intl";
import { type Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { showCount } from "@/lib/domain/display/amount";
import type { LoadedAuthority } from "@/lib/features/device-authorities/loaders";

/** What an authority is, and from when to when it counts. */
export function AuthorityFacts({ authority }: Readonly<{ authority: LoadedAuthority }>) {
  const t = useTranslations("deviceIdentity.authorities");
  const locale = useLocale();
  const { retiredAt, trustedUntil } = authority;
  const facts: readonly (Fact | null)[] = [
    { label: t("origin"), value: t(`origins.${authority.origin}`) },
    { label: t("subject"), value: <span className="wrap-anywhere">{authority.subject}</span> },
    { label: t("key"), value: authority.keyKind },
    {
      label: t("fingerprint"),
      value: <code className="text-[0.8125rem] wrap-anywhere">{authority.fingerprint}</code>,
    },
    { label: t("validFrom"), value: <Moment at={authority.notBefore} /> },
    { label: t("validTo"), value: <Moment at={authority.notAfter} /> },
    { label: t("certificateDays"), value: showCount(authority.certificateDays, locale) },
    { label: t("certificates"), value: showCount(authority.certificates, locale) },
    retiredAt && { label: t("retiredAt"), value: <Moment at={retiredAt} /> },
    retiredAt && {
      label: t("trustedUntil"),
      value: trustedUntil ? <Moment at={trustedUntil} /> : t("trustedToEnd"),
    },
  ];
  return <Facts facts={facts.filter((fact) => fact !== null)} />;
}
