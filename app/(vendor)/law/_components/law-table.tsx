import { useLocale, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { DataTable, type Row } from "@/components/ui/data-table";
import { showCents } from "@/lib/domain/display/amount";
import { showLicenseAmount } from "@/lib/domain/display/license-amount";
import type { Locale } from "@/lib/domain/display/locale";
import { shownStep } from "@/lib/domain/money/shown-steps";
import { addTicks, NO_TICKS, ticks } from "@/lib/domain/money/units";
import type { LawDecision, LawFacts, LawPlace } from "@/lib/domain/licenses/law";

type LawRow = LawFacts & LawDecision & Readonly<{ articleName: string | null }>;
type Words = ReturnType<typeof useTranslations<"law">>;

/** Which places there are for pieces, and which for credit. */
const PLACES = {
  articles: ["inUnusedKeys", "leftInProjects", "inOwnActivations", "onDevices", "revoked"],
  credits: [
    "inUnusedKeys",
    "leftInProjects",
    "inOwnActivations",
    "inAccounts",
    "consumed",
    "forfeited",
    "revoked",
  ],
} as const satisfies Record<string, readonly LawPlace[]>;

type Props = Readonly<{ kind: keyof typeof PLACES; rows: readonly LawRow[] }>;

/** What was issued, where all of it is, and whether that is everything. */
export function LawTable({ kind, rows }: Props) {
  const t = useTranslations("law");
  const locale = useLocale();
  const places = PLACES[kind];
  return (
    <div className="rows-close">
      <DataTable
        caption={t(kind)}
        columns={[
          { key: "type", label: t("type") },
          ...(["issued", ...places] as const).map((place) => ({
            key: place,
            label: t(`places.${place}`),
            numeric: true,
          })),
          { key: "state", label: t("state") },
        ]}
        rows={rows.map((row) => rowOf(row, { places, t, locale }))}
        empty={t("nothingIssued")}
      />
    </div>
  );
}

type Drawing = Readonly<{ places: readonly LawPlace[]; t: Words; locale: Locale }>;

function rowOf(row: LawRow, { places, t, locale }: Drawing): Row {
  const { articleNumber, articleName, held, holds } = row;
  const shown = (amount: bigint) => showLicenseAmount({ articleNumber, amount }, locale);
  return {
    key: articleNumber ?? "isc",
    tone: holds ? undefined : "ended",
    cells: [
      <TypeName key="type" name={articleName ?? "iSC"} number={articleNumber} />,
      shown(held.issued),
      ...(articleNumber === null
        ? shownParts(held, places, locale)
        : places.map((place) => shown(held[place]))),
      <div key="state">
        <Chip tone={holds ? "good" : "end"}>{t(holds ? "adds" : "fails")}</Chip>
        {!holds && <p className="mt-1 text-xs text-danger">{faultOf(row, { t, shown })}</p>}
      </div>,
    ],
  };
}

/** Each part as the step between two shown sums, so that what is read adds up to what was issued. */
function shownParts(held: LawFacts["held"], places: readonly LawPlace[], locale: Locale): string[] {
  let sum = NO_TICKS;
  return places.map((place) => {
    const before = sum;
    sum = addTicks(sum, ticks(held[place]));
    return showCents(shownStep(before, sum), locale);
  });
}

type Showing = Readonly<{ t: Words; shown: (amount: bigint) => string }>;

/** How much is missing or too much, to the tick, and where the places say something else than the movements. */
function faultOf({ missing, disagreeing }: LawRow, { t, shown }: Showing): string {
  const amount = missing < 0n ? -missing : missing;
  const count = { amount: shown(amount), exact: amount.toString() };
  const difference = missing === 0n ? [] : [t(missing > 0n ? "missing" : "surplus", count)];
  const places = disagreeing.map((place) => t(`places.${place}`));
  return [
    ...difference,
    ...(places.length > 0 ? [t("disagreeing", { places: places.join(", ") })] : []),
  ].join(" ");
}

/** An article's name and, beneath, its number. */
const TypeName = ({ name, number }: Readonly<{ name: string; number: string | null }>) => (
  <>
    {name}
    {number && <span className="block text-xs font-normal whitespace-nowrap text-muted">{number}</span>}
  </>
);
