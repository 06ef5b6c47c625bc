import { z } from "zod";
import { wholeNumber } from "@/lib/features/fields/schema";

/** A hundred years: nobody needs more in one move, and no calendar ends on the way. */
const LONGEST_MOVE_SECONDS = 3_155_760_000;

const forward = z.int().min(0, { error: "clock_moves_forward_only" }).max(LONGEST_MOVE_SECONDS);

/** How a demo's clock shall move: on by so many seconds, and then stand still or run. */
export const clockMoveSchema = z.strictObject({
  advanceSeconds: forward.optional(),
  frozen: z.boolean().optional(),
});

export type ClockMove = z.infer<typeof clockMoveSchema>;

const UNITS = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400, weeks: 604_800 } as const;
export const CLOCK_UNITS = Object.keys(UNITS) as (keyof typeof UNITS)[];

/** The console's form: a number of units, or one of the two switches, for which the number does not matter. */
export const clockFormSchema = z
  .discriminatedUnion("move", [
    z.object({
      move: z.literal("advance"),
      count: wholeNumber({ min: 0, max: 100_000 }),
      unit: z.enum(CLOCK_UNITS).default("days"),
    }),
    z.object({ move: z.enum(["freeze", "run"]) }),
  ])
  .transform((form): ClockMove => {
    if (form.move !== "advance") return { frozen: form.move === "freeze" };
    return { advanceSeconds: Math.min(form.count * UNITS[form.unit], LONGEST_MOVE_SECONDS) };
  });
