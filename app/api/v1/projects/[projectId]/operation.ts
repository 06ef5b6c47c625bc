import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { renameProject as rename } from "@/lib/features/projects/mutations";
import { projectAnswerSchema, projectNameSchema } from "@/lib/features/projects/schema";
import { operation } from "@/lib/platform/api/operation";

/** Renames a project. */
export const renameProject = operation({
  id: "renameProject",
  method: "PUT",
  path: "/api/v1/projects/{projectId}",
  tag: "Licenses",
  summary: "Rename a project",
  description: "Needs the permission `licenses`. The project's id and its balance stay.",
  params: projectPath,
  body: { name: "ProjectName", schema: projectNameSchema.strict(), example: { name: "Hamburg" } },
  answer: {
    status: 200,
    description: "The project.",
    content: {
      name: "Project",
      schema: projectAnswerSchema,
      example: { id: "01990b5a-7c00-7000-8000-000000000010", name: "Hamburg" },
    },
  },
  refusals: ["project_not_found", "name_taken", "limited_to_projects"],
  handle: async ({ scope, params, body }) => ({
    status: 200,
    json: await rename(scope, { ...params, ...body }),
  }),
});
