import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Moment } from "@/components/ui/moment";
import type { LoadedDevice, LoadedDocument } from "@/lib/features/device-views/loaders";
import { ChangeList } from "./change-list";
import { DocumentContent } from "./document-content";

type Props = Readonly<{
  path: string;
  document: LoadedDocument;
  device: Pick<LoadedDevice, "documentSeq" | "installedSeq">;
}>;

/** One document: its number and times, what it changed, and all it says when opened. */
export function DocumentEntry({ path, document, device }: Props) {
  const t = useTranslations("deviceViews.documents");
  const { seq, issuedAt, expiresAt, changes } = document;
  return (
    <li className="border-b px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h3 className="font-[620] tabular-nums">
          {t("seq")} {seq}
        </h3>
        {seq === device.documentSeq && <Chip tone="good">{t("current")}</Chip>}
        {seq === device.installedSeq && <Chip>{t("installed")}</Chip>}
        <span className="text-muted">
          {t("issuedAt")} <Moment at={issuedAt} />
        </span>
        <span className="text-muted">
          {expiresAt === null ? (
            t("noEnd")
          ) : (
            <>
              {t("expiresAt")} <Moment at={expiresAt} />
            </>
          )}
        </span>
        <a
          href={`${path}/${seq}`}
          download
          aria-label={t("downloadOf", { seq })}
          className={buttonClass({ small: true }, "ms-auto")}
        >
          {t("download")}
        </a>
      </div>
      <ChangeList changes={changes} isFirst={seq === 1} />
      <details className="mt-1.5">
        <summary className="w-fit cursor-pointer text-[0.8125rem] text-muted hover:text-foreground">
          {t("content")}
          <span className="sr-only"> {seq}</span>
        </summary>
        <DocumentContent document={document} />
      </details>
    </li>
  );
}
