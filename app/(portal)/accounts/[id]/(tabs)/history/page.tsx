import { getTimeZone, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { dayQuery } from "@/lib/domain/display/day-query";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { loadHistory } from "@/lib/features/history/loaders";
import { HistoryFilter } from "./_components/history-filter";
import { HistoryTable } from "./_components/history-table";

export default async function HistoryPage({ params, searchParams }: PageProps<"/accounts/[id]/history">) {
  const [{ id }, asked, timeZone] = await Promise.all([params, searchParams, getTimeZone()]);
  const { typed, filter } = dayQuery(asked, ["from", "to", "serial", "before"], timeZone);
  const [{ pbxs }, { entries, olderThan }, t, explain] = await Promise.all([
    loadAccount(id),
    loadHistory(id, filter),
    getTranslations("history"),
    getTranslations("explanation"),
  ]);
  const path = `/accounts/${id}/history`;
  return (
    <Panel
      flush
      footer={
        <>
          {typed.before && (
            <ButtonLink href={withQuery(path, { ...typed, before: null })}>{t("newest")}</ButtonLink>
          )}
          <ButtonLink href={`${path}/second`} prefetch={false} look="quiet" className="-ms-3">
            {explain("link")}
          </ButtonLink>
          {olderThan !== null && (
            <ButtonLink
              className="ms-auto"
              href={withQuery(path, { ...typed, before: olderThan.toString() })}
            >
              {t("older")}
            </ButtonLink>
          )}
        </>
      }
    >
      <HistoryFilter
        path={path}
        typed={typed}
        pbxs={pbxs}
        csv={withQuery(`${path}/csv`, { ...filter, before: null })}
        xlsx={withQuery(`${path}/xlsx`, { ...filter, before: null })}
      />
      <HistoryTable entries={entries} isFiltered={Object.values(typed).some(Boolean)} path={path} />
    </Panel>
  );
}
