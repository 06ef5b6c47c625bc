import { readQuantity } from "@/lib/domain/licenses/quantity";
import { EMPTY_ENTRY, type RentalDraft } from "@/lib/domain/accounts/rental-draft";

/** The fields of the rental form. "@" occurs neither in serials nor in article numbers. */
export const FIELDS = {
  basedOn: (serial: string) => `basedOn@${serial}`,
  quantity: (serial: string, article: string) => `quantity@${serial}@${article}`,
  newArticle: (serial: string) => `article@${serial}`,
  newQuantity: (serial: string) => `newQuantity@${serial}`,
} as const;

type Values = Readonly<Record<string, string>>;

/** One PBX's new configuration as it was sent, null for what is no number; the schema refuses that. */
export type SentChange = Readonly<{
  serial: string;
  basedOn: number | null;
  lines: readonly Readonly<{ article: string; quantity: number | null }>[];
}>;

/** The fields of a rental form among others. */
export const rentalFieldsOf = (values: Values): [string, string][] =>
  Object.entries(values).filter(([name]) => name.includes("@"));

/** The draft that was sent, to be shown again. Null where nothing was. */
export function draftOfFields(values: Values): RentalDraft | null {
  const serials = serialsOf(values);
  if (serials.length === 0) return null;
  return serials.map((serial) => ({
    serial,
    lines: linesOf(values, serial),
    entry: {
      article: values[FIELDS.newArticle(serial)] ?? "",
      quantity: values[FIELDS.newQuantity(serial)] ?? EMPTY_ENTRY.quantity,
    },
  }));
}

/** What the fields ask for: each PBX with its rows, and the row of the next license when one was chosen. */
export function changesOfFields(values: Values): SentChange[] {
  return (draftOfFields(values) ?? []).map(({ serial, lines, entry }) => ({
    serial,
    basedOn: readQuantity(values[FIELDS.basedOn(serial)] ?? ""),
    lines: (entry.article === "" ? lines : [...lines, entry]).map(({ article, quantity }) => ({
      article,
      quantity: readQuantity(quantity),
    })),
  }));
}

const serialsOf = (values: Values): string[] =>
  Object.keys(values).flatMap((name) => {
    const [field, serial] = name.split("@");
    return field === "basedOn" && serial ? [serial] : [];
  });

function linesOf(values: Values, serial: string) {
  const prefix = FIELDS.quantity(serial, "");
  return Object.entries(values)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, quantity]) => ({ article: name.slice(prefix.length), quantity }));
}
