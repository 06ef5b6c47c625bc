import { parseSerial } from "@/lib/domain/hardware/serial";
import type { WantedLicense } from "@/lib/domain/licenses/license-key-plan";
import { MAX_QUANTITY, readQuantity } from "@/lib/domain/licenses/quantity";
import { Refusal } from "@/lib/domain/refusal";

/** The columns of a list of licenses; the first three are needed. */
export const LIST_COLUMNS = ["license", "amount", "serial", "customer", "location", "description"] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** Where in a line each column stands; undefined for one that the list does not have. */
export type ColumnPlaces = Readonly<Record<ListColumn, number | undefined>>;

const NEEDED: readonly ListColumn[] = ["license", "amount", "serial"];
const LONGEST_NOTE = 80;

/** What people write above their columns, in English and German, without capitals, spaces and signs. */
const NAMES: Readonly<Record<ListColumn, readonly string[]>> = {
  license: ["license", "licence", "article", "articlenumber", "lizenz", "artikel", "artikelnummer"],
  amount: ["amount", "quantity", "count", "menge", "anzahl"],
  serial: ["serial", "serialnumber", "mac", "seriennummer"],
  customer: ["endcustomer", "customer", "endkunde", "kunde"],
  location: ["location", "ort", "standort"],
  description: ["description", "beschreibung", "bemerkung"],
};

/** Finds the columns by their names, in any order; refuses a list without the needed ones (`csv_columns_missing`). */
export function placeColumns(names: readonly string[]): ColumnPlaces {
  const plain = names.map((name) => name.toLowerCase().replaceAll(/[^a-zäöüß]/g, ""));
  const placeOf = (column: ListColumn) => {
    const place = plain.findIndex((name) => NAMES[column].includes(name));
    return place < 0 ? undefined : place;
  };
  const places = Object.fromEntries(LIST_COLUMNS.map((column) => [column, placeOf(column)])) as ColumnPlaces;
  const missing = NEEDED.filter((column) => places[column] === undefined);
  if (missing.length > 0) throw new Refusal("csv_columns_missing", { columns: missing.join(", ") });
  return places;
}

type Line = Readonly<{ line: number; cells: readonly string[] }>;
type Reading = Readonly<{
  places: ColumnPlaces;
  width: number;
  /** The number of the article somebody means by a number or a name. */
  articleOf: (text: string) => string | undefined;
}>;

/**
 * Reads one line. Refuses another number of cells than there are columns, an unknown article, an amount that counts no
 * pieces, a text that is no serial, and texts that are too long.
 */
export function readListLine({ line, cells }: Line, { places, width, articleOf }: Reading): WantedLicense {
  if (cells.length !== width) throw new Refusal("csv_malformed", { line, reason: "columns" });
  const cell = (column: ListColumn) => cells[places[column] ?? -1]?.trim() ?? "";
  const text = cell("license");
  const article = articleOf(text);
  if (article === undefined) throw new Refusal("article_unknown", { article: text.slice(0, 40) });
  const quantity = readQuantity(cell("amount"));
  if (!quantity) throw new Refusal("quantity_invalid", { article: text, most: MAX_QUANTITY });
  return {
    article,
    quantity,
    serial: parseSerial(cell("serial")),
    endCustomer: noteOf(cell("customer"), "customer"),
    location: noteOf(cell("location"), "location"),
    description: noteOf(cell("description"), "description"),
  };
}

function noteOf(text: string, column: ListColumn): string {
  if (text.length > LONGEST_NOTE) throw new Refusal("csv_cell_too_long", { column, most: LONGEST_NOTE });
  return text;
}
