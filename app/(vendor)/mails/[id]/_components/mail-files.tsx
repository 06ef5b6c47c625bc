import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { showCount } from "@/lib/domain/display/amount";

type Props = Readonly<{
  mailId: string;
  files: readonly Readonly<{ id: string; fileName: string; bytes: number }>[];
}>;

/** What travels with a mail, to download. */
export function MailFiles({ mailId, files }: Props) {
  const t = useTranslations("mails");
  const locale = useLocale();
  return (
    <Panel title={t("files")} flush className="max-w-2xl">
      <DataTable
        caption={t("files")}
        columns={[
          { key: "name", label: t("fileName") },
          { key: "bytes", label: t("bytes"), numeric: true },
        ]}
        rows={files.map(({ id, fileName, bytes }) => ({
          key: id,
          cells: [
            <a key="name" href={`/mails/${mailId}/files/${id}`} download={fileName}>
              {fileName}
            </a>,
            showCount(bytes, locale),
          ],
        }))}
        empty=""
      />
    </Panel>
  );
}
