import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { withQuery } from "@/components/ui/with-query";
import { showCount } from "@/lib/domain/display/amount";
import { parseInstant } from "@/lib/domain/instant";
import type { TestLicenseAnswer } from "@/lib/features/test-licenses/schema";

type Props = Readonly<{ path: string; testLicenses: readonly TestLicenseAnswer[] }>;

/** The devices that had or have a test license, since when and until when. */
export function TestLicensesTable({ path, testLicenses }: Props) {
  const t = useTranslations("testLicenses");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("list")}
      columns={[
        { key: "serial", label: t("serial"), nowrap: true },
        { key: "version", label: t("version") },
        { key: "pbx", label: t("pbxLicenses"), numeric: true, wide: true },
        { key: "first", label: t("firstDownload"), wide: true },
        { key: "until", label: t("until") },
        { key: "action", label: t("download"), wide: true },
      ]}
      rows={testLicenses.map(({ serial, version, slave, pbxLicenses, ...at }) => ({
        key: serial,
        cells: [
          <code key="serial">{serial}</code>,
          version,
          slave ? t("slave") : showCount(pbxLicenses ?? 0, locale),
          moment(at.firstDownloadedAt) ?? t("notYet"),
          moment(at.expiresAt),
          <a
            key="action"
            href={withQuery(`${path}/download`, { serial })}
            download
            aria-label={t("downloadOf", { serial })}
            className="text-link underline underline-offset-3"
          >
            {t("download")}
          </a>,
        ],
      }))}
      empty={t("none")}
    />
  );
}

const moment = (at: string | null) => (at === null ? null : <Moment at={parseInstant(at)} style="minute" />);
