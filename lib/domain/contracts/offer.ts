/** Who offers the contract: what stands at the head of it and under it. */
export type OfferDetails = Readonly<{
  companyName: string;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  /** May be empty: not everybody has one. */
  vatId: string;
  signatoryName: string;
  signatoryRole: string;
}>;

/** The fields of an offer, in the order of the form, with the longest text each can hold. */
export const OFFER_FIELDS: Readonly<Record<keyof OfferDetails, number>> = {
  companyName: 160,
  street: 160,
  postalCode: 20,
  city: 120,
  country: 80,
  vatId: 40,
  signatoryName: 120,
  signatoryRole: 120,
};

const OPTIONAL: ReadonlySet<keyof OfferDetails> = new Set(["vatId"]);

/** Whether an offer cannot be submitted without this field. */
export const isNeeded = (field: keyof OfferDetails): boolean => !OPTIONAL.has(field);

/** The fields that are still to be filled in before the offer can be submitted. */
export const missingFields = (details: OfferDetails): (keyof OfferDetails)[] =>
  (Object.keys(OFFER_FIELDS) as (keyof OfferDetails)[]).filter(
    (field) => isNeeded(field) && details[field].trim() === "",
  );
