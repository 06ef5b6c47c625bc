import { z } from "zod";
import { parseInstant } from "@/lib/domain/instant";
import { parsed } from "@/lib/features/fields/schema";

const instantText = parsed(parseInstant);

/** Which part of a ledger is exported: from (included) to (excluded). */
export const signedStatementSchema = z.object({
  from: instantText.optional().meta({ description: "The first second that is wanted, RFC 3339." }),
  to: instantText.optional().meta({ description: "The first second that is wanted no more." }),
});

/** A line of the file, as far as the document describes it. */
export const signedLineSchema = z.looseObject({
  type: z.enum(["header", "configuration", "entry", "signature"]),
  seal: z.string().optional().meta({ description: "SHA-256 of the seal before and of this line." }),
  jws: z.string().optional().meta({ description: "On the last line: a JWS over the last hash and seal." }),
});
