import { z } from "zod";
import { momentText } from "@/lib/features/fields/schema";
import { keyContentSchema } from "@/lib/features/key-contents/schema";

const reference = z.string().min(1).max(255).optional();

/** To whom an own activation is offered. */
export const offerSchema = z.object({
  recipient: z.string().trim().min(1).max(254).meta({
    description:
      "The organization's exact name, or the email address of somebody there with the permission `licenses`.",
  }),
});

/** The form *Transfer*. */
export const offerFormSchema = offerSchema.extend({ projectId: z.uuid(), keyId: z.uuid(), reference });

/** What is done with a transfer: `accept` and `decline` by the receiving side, `withdraw` by the offering one. */
export const ANSWERS = ["accept", "decline", "withdraw"] as const;

/** The form under a transfer: `projectId` is where an accepted key is added. */
export const answerTransferFormSchema = z.object({
  transferId: z.uuid(),
  projectId: z.uuid(),
  intent: z.enum(ANSWERS),
  reference,
});

/** Into which project a key is accepted. */
export const acceptSchema = z.object({ projectId: z.string().min(1).max(60) });

/** A transfer as both sides see it. */
export const transferAnswerSchema = z.object({
  id: z.uuid(),
  direction: z.enum(["offered", "received"]),
  state: z
    .enum(["offered", "accepted", "withdrawn", "declined", "used"])
    .meta({ description: "`used`: somebody who had the key's text used it meanwhile." }),
  otherSide: z.string().meta({ description: "The name of the other organization." }),
  lastGroup: z.string(),
  content: keyContentSchema,
  offeredAt: momentText,
  closedAt: momentText.nullable(),
});

export const transferListSchema = z.object({ transfers: z.array(transferAnswerSchema) });

/** What became of a transfer. */
export const transferStateSchema = z.object({
  id: z.uuid(),
  state: z.enum(["offered", "accepted", "withdrawn", "declined"]),
});
