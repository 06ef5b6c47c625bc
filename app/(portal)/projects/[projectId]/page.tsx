import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { loadMayUseLicenses } from "@/lib/features/added-keys/loaders";
import { loadLicenseBalance } from "@/lib/features/license-balances/loaders";
import { BalanceTable } from "./_components/balance-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("licenseBalance"))("title") };
}

export default async function BalancePage({ params }: PageProps<"/projects/[projectId]">) {
  const { projectId } = await params;
  const [t, rows, mayUse] = await Promise.all([
    getTranslations("licenseBalance"),
    loadLicenseBalance(projectId),
    loadMayUseLicenses(),
  ]);
  const path = `/projects/${projectId}`;
  return (
    <Panel
      title={t("title")}
      aside={
        mayUse && (
          <ButtonLink
            href={`${path}/activation-keys/add`}
            look={rows.length === 0 ? "primary" : "plain"}
            prefetch={false}
          >
            {t("add")}
          </ButtonLink>
        )
      }
      flush
      className="max-w-4xl"
      footer={rows.length > 0 && <p className="text-[0.8125rem] text-muted">{t("law")}</p>}
    >
      <BalanceTable path={path} rows={rows} mayAdd={mayUse} />
    </Panel>
  );
}
