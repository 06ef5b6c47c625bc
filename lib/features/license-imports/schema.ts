import { z } from "zod";
import type { bindAnswerSchema } from "@/lib/features/license-keys/schema";
import type { RefusalCode, RefusalDetails } from "@/lib/domain/refusal";

/** A list of licenses as CSV. How long it may be is said where it is read. */
export const importSchema = z.object({
  csv: z.string().trim().min(1).meta({
    description:
      "CSV whose first line names the columns: license, amount, serial, end customer, location, description.",
  }),
});
export type ImportInput = z.output<typeof importSchema>;

/** The import form: look at every line (`check`), then bind them all (`bind`), once per reference. */
export const importFormSchema = importSchema.extend({
  projectId: z.uuid(),
  intent: z.enum(["check", "bind"]).default("check"),
  reference: z.string().min(1).max(255).optional(),
});

/** One line of a list that was looked at: its cells in the order of the columns, and what is wrong with it. */
export type CheckedLine = Readonly<{
  line: number;
  license: string;
  amount: string;
  serial: string;
  customer: string;
  location: string;
  description: string;
  fault: Readonly<{ code: RefusalCode; details: RefusalDetails }> | null;
}>;

/** Every line, and what binding them would come to; null while one of them is bad. */
export type CheckedList = Readonly<{
  lines: readonly CheckedLine[];
  bad: number;
  answer: z.infer<typeof bindAnswerSchema> | null;
}>;
