import { useLocale, useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { Party } from "@/lib/domain/invoices/party";

/** Somebody on the invoice, as they stand on it. */
export function PartyPanel({ title, party }: Readonly<{ title: string; party: Party }>) {
  const t = useTranslations("invoices");
  const country = new Intl.DisplayNames(useLocale(), { type: "region" }).of(party.country);
  return (
    <Panel title={title}>
      <address className="not-italic">
        {party.companyName}
        <br />
        {party.street}
        <br />
        {party.postalCode} {party.city}
        <br />
        {country}
        {party.vatId !== "" && (
          <span className="block text-muted">
            {t("vatId")} {party.vatId}
          </span>
        )}
        <span className="block text-muted wrap-anywhere">{party.email}</span>
      </address>
    </Panel>
  );
}
