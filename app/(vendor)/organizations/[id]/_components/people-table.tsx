import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { isPermission } from "@/lib/domain/organizations/permissions";

type Person = Readonly<{
  id: string;
  name: string;
  email: string;
  permissions: readonly string[];
  isLimited: boolean;
}>;

/** Who works in the organization, and what they may do there. */
export function PeopleTable({ people }: Readonly<{ people: readonly Person[] }>) {
  const t = useTranslations("organizationViews");
  const permissions = useTranslations("organizationViews.permissions");
  return (
    <DataTable
      caption={t("people")}
      columns={[
        { key: "name", label: t("name") },
        { key: "email", label: t("email") },
        { key: "permissions", label: t("mayDo"), wide: true, quiet: true },
      ]}
      rows={people.map((person) => ({
        key: person.id,
        cells: [
          person.name,
          <span key="email" className="wrap-anywhere">
            {person.email}
          </span>,
          [
            ...person.permissions.filter(isPermission).map((permission) => permissions(permission)),
            ...(person.isLimited ? [t("limited")] : []),
          ].join(", "),
        ],
      }))}
      empty={t("nobody")}
    />
  );
}
