import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { ProvisioningCode } from "@/lib/features/provisioning-codes/loaders";
import { EndCodeForm } from "./end-code-form";

type Props = Readonly<{ accountId: string; codes: readonly ProvisioningCode[] }>;

/** The codes of an account, never whole, each with a button that ends it. */
export function CodesTable({ accountId, codes }: Props) {
  const t = useTranslations("devices.codes");
  if (codes.length === 0) return <p className="text-[0.8125rem] text-muted">{t("none")}</p>;
  return (
    <div className="-mx-4 min-w-0 flex-1">
      <DataTable
        caption={t("title")}
        columns={[
          { key: "code", label: t("code") },
          { key: "used", label: t("used"), numeric: true },
          { key: "until", label: t("until") },
          { key: "end", label: t("end") },
        ]}
        rows={codes.map((code) => ({
          key: code.id,
          cells: [
            <code key="code">{t("endsIn", { characters: code.lastCharacters })}</code>,
            t("usedOf", { used: code.usedDevices, most: code.mostDevices }),
            <Moment key="until" at={code.expiresAt} style="minute" />,
            code.state === "usable" ? (
              <EndCodeForm
                key="end"
                accountId={accountId}
                codeId={code.id}
                characters={code.lastCharacters}
              />
            ) : (
              <Chip key="state">{t(`states.${code.state}`)}</Chip>
            ),
          ],
        }))}
        empty=""
      />
    </div>
  );
}
