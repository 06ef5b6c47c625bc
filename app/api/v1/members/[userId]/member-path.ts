import { z } from "zod";

/** The member a path names. */
export const memberPath = z.strictObject({ userId: z.uuid().meta({ description: "The member's id." }) });
