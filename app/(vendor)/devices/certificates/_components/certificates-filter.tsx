import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CERTIFICATE_STATES } from "@/lib/domain/devices/certificate-life";
import type { CertificateSearch } from "@/lib/features/device-certificates/schema";

/** Finds certificates by serial or number, and by how they stand. */
export function CertificatesFilter({ list }: Readonly<{ list: CertificateSearch }>) {
  const t = useTranslations("deviceIdentity");
  return (
    <Form action="/devices/certificates" role="search" className="flex w-full flex-wrap gap-2">
      <select name="state" aria-label={t("state")} defaultValue={list.state ?? ""} className="input">
        <option value="">{t("allStates")}</option>
        {CERTIFICATE_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`certificates.states.${state}`)}
          </option>
        ))}
      </select>
      <input
        type="search"
        name="search"
        aria-label={t("search")}
        placeholder={t("certificates.searchPlaceholder")}
        defaultValue={list.search}
        className="input min-w-0 flex-1 sm:max-w-72"
      />
      <Button type="submit">{t("search")}</Button>
    </Form>
  );
}
