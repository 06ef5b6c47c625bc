import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { z } from "zod";

/** An own activation of a project. */
export const ownPath = projectPath.extend({
  keyId: z.string().meta({ description: "The own activation's id." }),
});
