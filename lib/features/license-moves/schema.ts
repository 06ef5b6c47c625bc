import { z } from "zod";
import { serialSchema } from "@/lib/features/hardware-licenses/schema";
import { bindAnswerSchema } from "@/lib/features/license-keys/schema";

/** Which device's licenses move to which one, and why. */
export const moveSchema = z.object({
  from: serialSchema,
  to: serialSchema,
  reason: z.string().trim().max(200).default("").meta({ description: "For the audit trail." }),
  seen: z.array(z.string().max(40)).max(1_000).optional().meta({
    description:
      "The contents of the keys that were shown before; if others would move by now, the request is refused.",
  }),
});
export type MoveInput = z.output<typeof moveSchema>;

/** The move form: look what would move (`check`), then move it (`move`), once per reference. */
export const moveFormSchema = z.object({
  ...moveSchema.shape,
  seen: z
    .string()
    .max(50_000)
    .transform((text) => text.split(","))
    .optional(),
  projectId: z.uuid(),
  intent: z.enum(["check", "move"]).default("check"),
  reference: z.string().min(1).max(255).optional(),
});

/** What moved: the new keys with those they replace, and what had to stay. */
export const moveAnswerSchema = z.object({
  from: z.string(),
  to: z.string(),
  moved: z.array(z.object({ ...bindAnswerSchema.shape.licenses.element.shape, replaces: z.string() })),
  staying: z.int().meta({ description: "Hardware licenses, which cannot go to another device." }),
  mixings: bindAnswerSchema.shape.mixings,
});
export type MoveAnswer = z.infer<typeof moveAnswerSchema>;
