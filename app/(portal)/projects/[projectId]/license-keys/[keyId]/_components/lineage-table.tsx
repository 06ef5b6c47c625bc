import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showCount } from "@/lib/domain/display/amount";
import type { LoadedLicenseKey } from "@/lib/features/license-keys/loaders";

type LineageStep = LoadedLicenseKey["lineage"][number];

/** The activation keys a license came through, from the one that was added here to the vendor's. */
export function LineageTable({ lineage }: Readonly<{ lineage: readonly LineageStep[] }>) {
  const t = useTranslations("licenseKeys");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("lineage")}
      rowHeader={1}
      columns={[
        { key: "step", label: t("step"), numeric: true },
        { key: "key", label: t("activationKey"), nowrap: true },
        { key: "pieces", label: t("pieces"), numeric: true },
        { key: "issuer", label: t("issuer") },
        { key: "issuedAt", label: t("issuedAt"), nowrap: true, wide: true },
        { key: "addedAt", label: t("addedAt"), nowrap: true, wide: true },
      ]}
      rows={lineage.map((step) => ({
        key: `${step.step} ${step.keyId}`,
        cells: [
          step.step,
          <code key="key">… {step.lastGroup}</code>,
          showCount(step.amount, locale),
          <Issuer key="issuer" step={step} />,
          <Moment key="issuedAt" at={step.issuedAt} style="date" />,
          step.addedAt && (
            <>
              <Moment at={step.addedAt} style="date" />
              {step.addedBy && <span className="block text-xs text-muted">{step.addedBy}</span>}
            </>
          ),
        ],
      }))}
      empty={t("lineageNone")}
    />
  );
}

function Issuer({ step: { issuer, orderNumber } }: Readonly<{ step: LineageStep }>) {
  const t = useTranslations("licenseKeys");
  return (
    <>
      {issuer ?? t("ofOthers")}
      {orderNumber && (
        <span className="block text-xs text-muted">{t("orderNumber", { number: orderNumber })}</span>
      )}
    </>
  );
}
