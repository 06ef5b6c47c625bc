import { z } from "zod";

/** The project a path names. Whether there is one is found out where it is read. */
export const projectPath = z.strictObject({
  projectId: z.string().meta({ description: "The project's id." }),
});
