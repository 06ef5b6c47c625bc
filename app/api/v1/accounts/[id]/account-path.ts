import { z } from "zod";
import { serialSchema } from "@/lib/features/pbxs/schema";

/** The account a path names. Whether there is one is found out where it is read. */
export const accountPath = z.strictObject({ id: z.string().meta({ description: "The account's id." }) });

/** A PBX of an account. */
export const pbxPath = accountPath.extend({ serial: serialSchema });
