import { useTranslations } from "next-intl";
import { SearchChoice, SearchForm, SearchText } from "@/components/forms/search-form";
import { CERTIFICATE_STATES } from "@/lib/domain/devices/certificate-life";
import type { CertificateSearch } from "@/lib/features/device-certificates/schema";

/** Finds certificates by serial or number, and by how they stand. */
export function CertificatesFilter({ list }: Readonly<{ list: CertificateSearch }>) {
  const t = useTranslations("deviceIdentity");
  return (
    <SearchForm action="/devices/certificates" submit={t("search")}>
      <SearchChoice
        name="state"
        label={t("state")}
        value={list.state}
        all={t("allStates")}
        options={CERTIFICATE_STATES.map((value) => ({ value, label: t(`certificates.states.${value}`) }))}
      />
      <SearchText label={t("search")} placeholder={t("certificates.searchPlaceholder")} value={list.search} />
    </SearchForm>
  );
}
