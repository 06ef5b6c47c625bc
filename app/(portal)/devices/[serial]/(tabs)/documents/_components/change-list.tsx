import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { DocumentChange } from "@/lib/domain/devices/device-view-changes";
import { showCount } from "@/lib/domain/display/amount";
import { DEFAULT_TIME_ZONE, type Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { instant } from "@/lib/domain/instant";

type Words = ReturnType<typeof useTranslations<"deviceViews">>;
type Drawing = Readonly<{ isFirst: boolean; reader: Reader; t: Words }>;

/** What a document changed against the one before it. */
export function ChangeList({
  changes,
  isFirst,
}: Readonly<{ changes: readonly DocumentChange[]; isFirst: boolean }>) {
  const t = useTranslations("deviceViews");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const texts = changes.map((change) => changeText(change, { isFirst, reader, t }));
  const unchanged = isFirst ? t("documents.empty") : t("documents.same");
  return (
    <ul aria-label={t("documents.changes")} className="mt-1.5 grid gap-0.5 wrap-anywhere tabular-nums">
      {(texts.length === 0 ? [unchanged] : texts).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function changeText(change: DocumentChange, drawing: Drawing): string {
  const { isFirst, t } = drawing;
  if ("license" in change) return licenseText(change, drawing);
  if (change.kind === "key") return t("documents.change.key", { to: change.to });
  if (change.kind === "denied")
    return t("documents.change.denied", { names: [...change.licenseKeys, ...change.signingKeys].join(", ") });
  const ends = endsOf(change, drawing);
  return isFirst ? t("documents.change.firstEnd", ends) : t("documents.change.end", ends);
}

type LicenseChange = Extract<DocumentChange, { license: unknown }>;

function licenseText(change: LicenseChange, drawing: Drawing): string {
  const { reader, t } = drawing;
  const { name, version, source } = change.license;
  const named = {
    license: version === "" || name.endsWith(version) ? name : `${name} ${version}`,
    source: t(`documents.sources.${source}`),
  };
  if (change.kind === "license_end")
    return t("documents.change.license_end", { ...named, ...endsOf(change, drawing) });
  if (change.kind === "quantity") {
    const [from, to] = [change.from, change.to].map((count) => showCount(count, reader.locale));
    return t("documents.change.quantity", { ...named, from: from ?? "", to: to ?? "" });
  }
  return t(`documents.change.${change.kind}`, {
    ...named,
    quantity: showCount(change.quantity, reader.locale),
  });
}

const endsOf = (
  { from, to }: Readonly<{ from: number | null; to: number | null }>,
  { reader, t }: Drawing,
): { from: string; to: string } => {
  const end = (at: number | null) =>
    at === null ? t("documents.noEnd") : showMoment(instant(BigInt(at)), reader);
  return { from: end(from), to: end(to) };
};
