import type { EntryEvent } from "@/lib/domain/accounts/entry-event";
import type { EntryKind } from "@/lib/domain/accounts/entry";
import { showCents, showCount } from "@/lib/domain/display/amount";
import { localTimeOf } from "@/lib/domain/display/local-time";
import type { Locale, Reader } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";
import { shownCents } from "@/lib/domain/money/amount";
import { shownStep } from "@/lib/domain/money/shown-steps";
import { type Cents, subtractTicks, type Ticks, type TicksPerSecond } from "@/lib/domain/money/units";
import { messages } from "@/lib/platform/i18n/messages";
import type { Sheet, SheetCell } from "@/lib/platform/sheets/make-workbook";

/** An entry of a history, with what explains it. */
export type SheetEntry = Readonly<{
  sequence: bigint;
  kind: EntryKind;
  event: EntryEvent | null;
  at: Instant;
  from: Instant | null;
  amount: Ticks;
  balance: Ticks;
  rate: TicksPerSecond;
  keyLastGroup: string | null;
  person: string | null;
  source: string;
  swap: Readonly<{ oldSerial: string; newSerial: string }> | null;
  lines: readonly Readonly<{ pbx: string; name: string; quantity: number; price: Cents }>[];
}>;

/** A history as a sheet, in the order of its entries: times on the reader's clock, amounts as steps that add up. */
export function historySheet(entries: readonly SheetEntry[], reader: Reader): Sheet {
  const { statement: words } = messages[reader.locale];
  const zone = (label: string) => `${label} (${reader.timeZone})`;
  return {
    name: words.historySheet,
    columns: [
      { header: words.sequence, width: 8 },
      { header: zone(words.time), width: 22 },
      { header: zone(words.from), width: 22 },
      { header: words.kind, width: 12 },
      { header: words.event, width: 14 },
      { header: words.licenses, width: 60 },
      { header: words.monthly, width: 14 },
      { header: words.amount, width: 12 },
      { header: words.balance, width: 14 },
      { header: words.key, width: 8 },
      { header: words.person, width: 22 },
      { header: words.source, width: 10 },
    ],
    rows: entries.map((entry) => rowOf(entry, reader)),
  };
}

function rowOf(entry: SheetEntry, { locale, timeZone }: Reader): SheetCell[] {
  const { kinds, events } = messages[locale].history;
  const { at, from, amount, balance } = entry;
  return [
    { count: entry.sequence },
    { clock: localTimeOf(at, timeZone) },
    from === null ? null : { clock: localTimeOf(from, timeZone) },
    kinds[entry.kind],
    entry.event === null ? null : events[entry.event],
    linesText(entry, locale),
    { cents: entry.rate },
    { cents: shownStep(subtractTicks(balance, amount), balance) },
    { cents: shownCents(balance) },
    entry.keyLastGroup,
    entry.person,
    entry.source,
  ];
}

function linesText({ lines, swap }: SheetEntry, locale: Locale): string {
  const texts = lines.map(
    ({ pbx, name, quantity, price }) =>
      `${pbx}: ${showCount(quantity, locale)} × ${name} (${showCents(price, locale)})`,
  );
  return [...(swap ? [`${swap.oldSerial} → ${swap.newSerial}`] : []), ...texts].join("; ");
}
