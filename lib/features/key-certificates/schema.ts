import { z } from "zod";
import { LOCALES } from "@/lib/domain/display/locale";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { MOST_CERTIFICATES } from "@/lib/domain/licenses/certificate";
import { parsed } from "@/lib/features/fields/schema";

const keys = z.array(parsed(parseActivationKey)).min(1).max(MOST_CERTIFICATES);

/** The keys whose certificates are wanted, as a page posts them back: one in each line. */
export const certificateFormSchema = z.object({
  activationKeys: z
    .string()
    .transform((text) => text.split(/\s+/).filter((line) => line !== ""))
    .pipe(keys),
});

/** The keys whose certificates are wanted, by token. */
export const certificatesSchema = z.strictObject({
  activationKeys: keys.meta({ description: "Whole keys, unused, issued or created by one's organization." }),
  locale: z.enum(LOCALES).default("en").meta({ description: "The language of the certificates." }),
});

/** Certificates as they are answered by token. */
export const certificatesAnswerSchema = z.object({
  fileName: z.string(),
  pdf: z.base64().meta({ description: "The PDF file, a page for each key, as base64." }),
});
