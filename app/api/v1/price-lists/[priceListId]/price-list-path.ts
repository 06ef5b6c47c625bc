import { z } from "zod";

/** The list or the draft a path names. Whether there is one is found out where it is read. */
export const priceListPath = z.strictObject({
  priceListId: z.string().meta({ description: "The id of a price list, or of a draft." }),
});

export const LIST_ID = "01990b5a-7c00-7000-8000-000000000001";
