import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";

type Entry = Readonly<{
  id: string;
  at: Instant;
  action: string;
  organization: Readonly<{ id: string; name: string }> | null;
  person: string | null;
  acting: string | null;
  source: string;
  subject: string;
  details: Readonly<Record<string, unknown>>;
}>;

/** What people did, the newest first: who, where, what to, and why where they acted for somebody else. */
export function AuditTable({ entries }: Readonly<{ entries: readonly Entry[] }>) {
  const t = useTranslations("audit");
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "at", label: t("at"), nowrap: true },
        { key: "action", label: t("action") },
        { key: "person", label: t("person") },
        { key: "organization", label: t("organization"), wide: true },
        { key: "details", label: t("details"), wide: true, quiet: true },
      ]}
      rowHeader={-1}
      rows={entries.map((entry) => ({
        key: entry.id,
        cells: [
          <Moment key="at" at={entry.at} />,
          <code key="action" className="wrap-anywhere">
            {entry.action}
          </code>,
          <PersonAndReason key="person" person={entry.person ?? "–"} acting={entry.acting} />,
          entry.organization?.name,
          <span key="details" className="wrap-anywhere">
            {detailsOf(entry)}
          </span>,
        ],
      }))}
      empty={t("none")}
    />
  );
}

type PersonProps = Readonly<{ person: string; acting: string | null }>;

function PersonAndReason({ person, acting }: PersonProps) {
  const t = useTranslations("audit");
  return (
    <>
      {person}
      {acting !== null && <span className="block text-xs text-muted">{t("acting", { reason: acting })}</span>}
    </>
  );
}

/** The subject and the details as name and value; what lies deeper as it is stored. */
function detailsOf({ subject, details }: Entry): string {
  const pairs = Object.entries(details).map(
    ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [subject, ...pairs].filter((part) => part !== "").join(" · ");
}
