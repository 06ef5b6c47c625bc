import type { Line } from "@/lib/domain/accounts/configuration";
import { readQuantity } from "@/lib/domain/licenses/quantity";

/** A license as it is being typed: the quantity may still be no number. */
export type DraftLine = Readonly<{ article: string; quantity: string }>;
/** A PBX as it is being edited: its lines, and the one that is being entered beneath them. */
export type DraftPbx = Readonly<{ serial: string; lines: readonly DraftLine[]; entry: DraftLine }>;
/** The PBXs that rent or shall rent. */
export type RentalDraft = readonly DraftPbx[];

type SavedPbx = Readonly<{ serial: string; lines: readonly Line[] }>;

/** The row in which the next license is entered. */
export const EMPTY_ENTRY: DraftLine = { article: "", quantity: "1" };

/** What is saved, ready to be edited: the PBXs that rent something, and those asked for by name. */
export const draftOf = (saved: readonly SavedPbx[], wanted: readonly string[] = []): RentalDraft =>
  saved
    .filter(({ serial, lines }) => lines.length > 0 || wanted.includes(serial))
    .map(({ serial, lines }) => ({
      serial,
      lines: lines.map(({ article, quantity }) => ({ article, quantity: String(quantity) })),
      entry: EMPTY_ENTRY,
    }));

/** Whether the row for the next license is filled in, and so counts already. */
export const isEntered = ({ entry }: DraftPbx): boolean =>
  entry.article !== "" && (readQuantity(entry.quantity) ?? 0) > 0;

/** What a PBX would rent as it stands on the screen; a field that is no number counts as nothing. */
export function linesOfDraft(pbx: DraftPbx): Line[] {
  const rows = isEntered(pbx) ? [...pbx.lines, pbx.entry] : pbx.lines;
  return rows.map(({ article, quantity }) => ({ article, quantity: readQuantity(quantity) ?? 0 }));
}

/** Adds a PBX with nothing rented yet. */
export const withPbx = (draft: RentalDraft, serial: string): RentalDraft =>
  draft.some((pbx) => pbx.serial === serial) ? draft : [...draft, { serial, lines: [], entry: EMPTY_ENTRY }];

/** Changes one PBX of a draft. */
export const withChanged = (
  draft: RentalDraft,
  serial: string,
  change: (pbx: DraftPbx) => DraftPbx,
): RentalDraft => draft.map((pbx) => (pbx.serial === serial ? change(pbx) : pbx));

/** Makes a row of what was entered, and room for the next license. */
export const withEntryAdded = (pbx: DraftPbx): DraftPbx =>
  isEntered(pbx) ? { ...pbx, lines: [...pbx.lines, pbx.entry], entry: EMPTY_ENTRY } : pbx;

/** Sets what stands in a row's field. */
export const withQuantity = (pbx: DraftPbx, article: string, quantity: string): DraftPbx => ({
  ...pbx,
  lines: pbx.lines.map((line) => (line.article === article ? { ...line, quantity } : line)),
});

/** Takes a license off: a saved one stays visible with nothing left of it, a new one is gone. */
export const withoutLine = (pbx: DraftPbx, article: string, isSaved: boolean): DraftPbx =>
  isSaved
    ? withQuantity(pbx, article, "0")
    : { ...pbx, lines: pbx.lines.filter((line) => line.article !== article) };
