import { z } from "zod";
import { DEVICE_STATES } from "@/lib/domain/rental-devices/device-state";
import { configurationAnswerSchema, configurationChangeSchema } from "@/lib/features/configurations/schema";
import { iscText, momentText } from "@/lib/features/fields/schema";
import { serialSchema } from "@/lib/features/pbxs/schema";

const MOST_DEVICES = 500;
const LONGEST_REASON = 500;

/** A device that shall rent, or shall not; `basedOn` is the version of it that was seen. */
const deviceChangeSchema = z.strictObject({
  serial: serialSchema,
  active: z.boolean(),
  basedOn: z.number().int().min(0).optional().meta({
    description: "The device's version the change was made from; without it, whatever is in force.",
  }),
});

/** Which devices of an account shall rent from now on; those that are not named stay as they are. */
export const devicesChangeSchema = z.object({
  devices: z.array(deviceChangeSchema).min(1).max(MOST_DEVICES),
  seenPriceListId: configurationChangeSchema.shape.seenPriceListId,
});
export type DevicesChangeInput = z.infer<typeof devicesChangeSchema>;

/** The form of the tab *Hardware*: look what the change would do (`preview`), then do it (`change`). */
export const devicesFormSchema = devicesChangeSchema.extend({
  accountId: z.uuid(),
  intent: z.enum(["preview", "change"]),
  reference: z.string().min(1).max(255).optional(),
});

/** The exchange of a device by another one of the same model. */
export const swapSchema = z.object({
  newSerial: serialSchema,
  reason: z.string().trim().max(LONGEST_REASON).default(""),
});
export type SwapInput = z.infer<typeof swapSchema>;

/** The form *RMA*. */
export const swapFormSchema = swapSchema.extend({
  accountId: z.uuid(),
  serial: serialSchema,
  reference: z.string().min(1).max(255).optional(),
});

/** A device as it is answered. */
export const deviceAnswerSchema = z.object({
  serial: z.string(),
  name: z.string(),
  article: z.string(),
  model: z.string(),
  state: z.enum(DEVICE_STATES).meta({
    description:
      "`listed`: provisioned and not rented. `retired`: exchanged, and on its way back to the vendor.",
  }),
  version: z.int().meta({ description: "Counts the changes of what it rents; send it as `basedOn`." }),
  monthlyIsc: iscText
    .nullable()
    .meta({ description: "The price pinned to it; null while it is not rented." }),
  priceIsc: iscText.nullable().meta({ description: "The price in force." }),
  provisionedAt: momentText,
  replacedBy: z.string().nullable(),
  replaces: z.string().nullable(),
});

/** The answer to a change of devices. */
export const devicesChangeAnswerSchema = configurationAnswerSchema;

/** What an exchange came to: in that second the old device stopped and the new one started. */
export const swapAnswerSchema = z.object({
  oldSerial: z.string(),
  newSerial: z.string(),
  at: momentText,
  version: z.int().meta({ description: "The version of the account's configuration that began then." }),
});
export type SwapAnswer = z.infer<typeof swapAnswerSchema>;
