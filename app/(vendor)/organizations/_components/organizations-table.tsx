import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { OrganizationKind } from "@/lib/domain/organizations/permissions";

type Organization = Readonly<{
  id: string;
  name: string;
  kind: OrganizationKind;
  partner: Readonly<{ id: string; name: string }> | null;
  people: number;
  projects: number;
  accounts: number;
}>;

/** Organizations by name; each leads to its whole picture. */
export function OrganizationsTable({ organizations }: Readonly<{ organizations: readonly Organization[] }>) {
  const t = useTranslations("organizationViews");
  const kinds = useTranslations("shell.kinds");
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "name", label: t("name") },
        { key: "kind", label: t("kind") },
        { key: "partner", label: t("partner"), wide: true },
        { key: "people", label: t("people"), numeric: true, wide: true },
        { key: "projects", label: t("projects"), numeric: true, wide: true },
        { key: "accounts", label: t("accounts"), numeric: true, wide: true },
      ]}
      rows={organizations.map(({ id, name, kind, partner, people, projects, accounts }) => ({
        key: id,
        cells: [
          <Link key="name" href={`/organizations/${id}`} prefetch={false}>
            {name}
          </Link>,
          kinds(kind),
          partner && (
            <Link key="partner" href={`/organizations/${partner.id}`} prefetch={false}>
              {partner.name}
            </Link>
          ),
          people,
          projects,
          accounts,
        ],
      }))}
      empty={t("none")}
    />
  );
}
