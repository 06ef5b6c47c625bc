import { z } from "zod";
import { iscText, momentText } from "@/lib/features/fields/schema";

/** The accounts whose configuration regularly goes down over weekends, as they are answered. */
export const weekendDowngradesAnswerSchema = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      customer: z.string(),
      partner: z.string(),
      savedIsc: iscText,
      weekends: z.array(
        z.object({
          from: momentText,
          to: momentText,
          monthlyBeforeIsc: iscText,
          monthlyLowestIsc: iscText,
          monthlyAfterIsc: iscText,
          savedIsc: iscText,
          configurationVersions: z.array(z.int()),
        }),
      ),
    }),
  ),
});

export type WeekendDowngradesAnswer = z.infer<typeof weekendDowngradesAnswerSchema>;
