import { getTimeZone, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { dayQuery } from "@/lib/domain/display/day-query";
import { loadTrace } from "@/lib/features/device-views/loaders";
import { TraceFilter } from "./_components/trace-filter";
import { TraceTable } from "./_components/trace-table";

export default async function TracePage({ params, searchParams }: PageProps<"/devices/[serial]/trace">) {
  const [{ serial }, asked, timeZone] = await Promise.all([params, searchParams, getTimeZone()]);
  const { typed, filter } = dayQuery(asked, ["about", "from", "to", "before"], timeZone);
  const [{ lines, olderThan }, t] = await Promise.all([
    loadTrace(serial, filter),
    getTranslations("deviceViews.trace"),
  ]);
  const path = `/devices/${serial}/trace`;
  const older = olderThan?.toString();
  const footer = (typed.before || older) && (
    <>
      {typed.before && (
        <ButtonLink href={withQuery(path, { ...typed, before: null })}>{t("newest")}</ButtonLink>
      )}
      {older && (
        <ButtonLink className="ms-auto" href={withQuery(path, { ...typed, before: older })}>
          {t("older")}
        </ButtonLink>
      )}
    </>
  );
  return (
    <Panel flush footer={footer || undefined}>
      <TraceFilter path={path} typed={typed} query={{ ...filter, before: null }} />
      <TraceTable lines={lines} isFiltered={Object.keys(typed).length > 0} />
    </Panel>
  );
}
