import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { LoadedApiToken } from "@/lib/features/api-tokens/loaders";
import { RevokeTokenForm } from "./revoke-token-form";

/** The tokens there are, each with its last use and the way to end it. */
export function ApiTokensTable({ tokens }: Readonly<{ tokens: readonly LoadedApiToken[] }>) {
  const t = useTranslations("apiTokens");
  const columns: Column[] = [
    { key: "name", label: t("name") },
    { key: "token", label: t("token"), nowrap: true },
    { key: "access", label: t("access"), wide: true },
    { key: "created", label: t("createdAt"), nowrap: true, wide: true },
    { key: "used", label: t("lastUsedAt"), nowrap: true },
    { key: "revoke", label: t("revoke"), numeric: true },
  ];
  const rows = tokens.map(({ id, name, access, lastCharacters, createdAt, lastUsedAt }) => ({
    key: id,
    cells: [
      name,
      <code key="token">lp_…{lastCharacters}</code>,
      t(`accesses.${access}`),
      <Moment key="created" at={createdAt} style="minute" />,
      lastUsedAt ? <Moment key="used" at={lastUsedAt} style="minute" /> : t("never"),
      <RevokeTokenForm key="revoke" id={id} name={name} />,
    ],
  }));
  return <DataTable caption={t("existing")} columns={columns} rows={rows} empty={t("none")} />;
}
