import { z } from "zod";

/** The contract a path names. Whether there is one is found out where it is read. */
export const contractPath = z.strictObject({
  contractId: z.string().meta({ description: "The contract's id." }),
});
