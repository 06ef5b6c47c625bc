import { z } from "zod";
import { momentText } from "@/lib/features/fields/schema";
import { licenseKeySchema } from "@/lib/features/license-keys/schema";

const otherKey = z.object({ id: z.uuid(), serial: z.string() }).nullable();

/** A license key with where it came from and what happened to it, in an answer. */
export const licenseKeyDetailsSchema = licenseKeySchema.extend({
  movedFrom: otherKey,
  movedTo: otherKey,
  lineage: z.array(
    z.object({
      step: z.int().meta({ description: "1 is the key that was added to the project." }),
      keyId: z.uuid(),
      lastGroup: z.string(),
      pieces: z.int(),
      isVendors: z.boolean(),
      issuer: z.string().nullable().meta({ description: "Null where it is another organization." }),
      issuedAt: momentText,
      addedAt: momentText.nullable(),
    }),
  ),
  events: z.array(
    z.object({ at: momentText, kind: z.string(), by: z.string().nullable(), reason: z.string() }),
  ),
});
