import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { instant } from "@/lib/domain/instant";
import type { LoadedDocument } from "@/lib/features/device-views/loaders";

/** All a document says, as the device reads it. */
export function DocumentContent({ document: { seq, kid, claims } }: Readonly<{ document: LoadedDocument }>) {
  const t = useTranslations("deviceViews");
  const { iss, licenses, denied } = claims;
  return (
    <div className="mt-2 grid gap-3 rounded-md border p-3">
      <DataTable
        caption={t("documents.contentOf", { seq })}
        columns={[
          { key: "license", label: t("documents.license") },
          { key: "version", label: t("documents.version") },
          { key: "quantity", label: t("documents.quantity"), numeric: true },
          { key: "source", label: t("documents.source") },
          { key: "ends", label: t("documents.ends"), wide: true },
        ]}
        rows={licenses.map(({ name, version, quantity, source, exp }, index) => ({
          key: `${index}`,
          cells: [
            name,
            version,
            quantity,
            t(`licenses.sources.${source}`),
            exp === undefined ? "" : <Moment key="ends" at={instant(BigInt(exp))} />,
          ],
        }))}
        empty={t("documents.empty")}
      />
      <Facts
        facts={[
          { label: t("documents.issuer"), value: code(iss) },
          { label: t("documents.signedBy"), value: code(kid) },
          ...(denied?.licenseKeys?.length
            ? [{ label: t("documents.denied"), value: code(denied.licenseKeys.join(", ")) }]
            : []),
          ...(denied?.signingKeys?.length
            ? [{ label: t("documents.deniedKeys"), value: code(denied.signingKeys.join(", ")) }]
            : []),
        ]}
      />
    </div>
  );
}

const code = (text: string) => <code className="wrap-anywhere">{text}</code>;
