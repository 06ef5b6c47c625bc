import { z } from "zod";
import { momentText } from "@/lib/features/fields/schema";

const name = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .meta({ description: "Unique in the organization, whatever its capitals." });
const reference = z.string().min(1).max(255).optional();

/** A new project, or a project's new name. */
export const projectNameSchema = z.object({ name });

export type ProjectNameInput = z.infer<typeof projectNameSchema>;

/** The form *New project*. */
export const newProjectFormSchema = z.object({ name, reference });

/** The form *Rename*. */
export const renameFormSchema = z.object({ projectId: z.uuid(), name });

/** A project as it is answered. */
export const projectAnswerSchema = z.object({ id: z.uuid(), name: z.string() });

/** The projects one may see. */
export const projectListSchema = z.object({
  projects: z.array(projectAnswerSchema.extend({ createdAt: momentText })),
});
