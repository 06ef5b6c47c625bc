"use client";

import type { PbxDifference } from "@/lib/domain/accounts/configuration-difference";
import {
  type DraftPbx,
  isEntered,
  withEntryAdded,
  withoutLine,
  withQuantity,
} from "@/lib/domain/accounts/rental-draft";
import { FIELDS } from "@/lib/domain/accounts/rental-fields";
import { EntryRow } from "./entry-row";
import { LicenseRow } from "./license-row";
import type { RentalOffer, RentalPbx } from "./rental-types";

export type LicenseRowsProps = Readonly<{
  pbx: RentalPbx;
  edited: DraftPbx;
  difference: PbxDifference | undefined;
  offer: RentalOffer;
  onChange: (how: (pbx: DraftPbx) => DraftPbx) => void;
}>;

/** The licenses of a PBX, and the row in which the next one is chosen. */
export function LicenseRows({ pbx, edited, difference, offer, onChange }: LicenseRowsProps) {
  const { serial, lines } = pbx;
  const differenceIn = (article: string) => difference?.lines.find((line) => line.article === article);
  return (
    <>
      {edited.lines.map((line) => {
        const { article } = line;
        const saved = lines.find((rented) => rented.article === article);
        const isRepriced = differenceIn(article)?.priceChanged || !saved;
        return (
          <LicenseRow
            key={article}
            name={saved?.name ?? nameIn(offer, article)}
            field={FIELDS.quantity(serial, article)}
            line={line}
            difference={differenceIn(article)}
            prices={{ old: saved?.price, new: isRepriced ? priceIn(offer, pbx, article) : saved.price }}
            onQuantity={(quantity) => onChange((draft) => withQuantity(draft, article, quantity))}
            onRemove={() => onChange((draft) => withoutLine(draft, article, saved !== undefined))}
          />
        );
      })}
      <EntryRow
        serial={serial}
        entry={edited.entry}
        choices={choicesFor(offer, pbx, edited)}
        rate={differenceIn(edited.entry.article)?.newRate}
        price={priceIn(offer, pbx, edited.entry.article)}
        isEntered={isEntered(edited)}
        onEntry={(entry) => onChange((draft) => ({ ...draft, entry }))}
        onAdd={() => onChange(withEntryAdded)}
      />
    </>
  );
}

const nameIn = ({ articles }: RentalOffer, number: string): string =>
  articles.find(({ article }) => article === number)?.name ?? number;

/** What the list in force asks for one piece, if it offers the article to this PBX. */
const priceIn = ({ articles }: RentalOffer, { scenario }: RentalPbx, number: string) =>
  articles.find(({ article }) => article === number)?.prices[scenario];

/** The licenses that are not among the rows yet. */
const choicesFor = ({ articles }: RentalOffer, { scenario }: RentalPbx, { lines }: DraftPbx) =>
  articles.filter(
    ({ article, renter, prices }) =>
      renter === "pbx" && prices[scenario] !== undefined && !lines.some((line) => line.article === article),
  );
