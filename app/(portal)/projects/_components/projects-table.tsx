import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";

type Props = Readonly<{
  projects: readonly Readonly<{ id: string; name: string; createdAt: Instant }>[];
  mayRename: boolean;
}>;

/** The projects of an organization, and the way to their pages. */
export function ProjectsTable({ projects, mayRename }: Props) {
  const t = useTranslations("projects");
  const rename = mayRename ? [{ key: "rename", label: t("rename") }] : [];
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "name", label: t("project") },
        { key: "createdAt", label: t("createdAt"), nowrap: true },
        ...rename,
      ]}
      rows={projects.map(({ id, name, createdAt }) => ({
        key: id,
        cells: [
          <Link key="name" href={`/projects/${id}`} prefetch={false}>
            {name}
          </Link>,
          <Moment key="createdAt" at={createdAt} style="date" />,
          ...rename.map(({ key }) => (
            <Link
              key={key}
              href={`/projects/${id}/rename`}
              prefetch={false}
              aria-label={t("renameOne", { name })}
            >
              {t("rename")}
            </Link>
          )),
        ],
      }))}
      empty={t("none")}
    />
  );
}
