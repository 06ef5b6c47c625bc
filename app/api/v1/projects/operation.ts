import { createProject as create } from "@/lib/features/projects/mutations";
import { listProjects as list } from "@/lib/features/projects/data";
import { projectAnswerSchema, projectListSchema, projectNameSchema } from "@/lib/features/projects/schema";
import { formatInstant } from "@/lib/domain/instant";
import { operation } from "@/lib/platform/api/operation";

const EXAMPLE = { id: "01990b5a-7c00-7000-8000-000000000010", name: "DEFAULT" };

/** Lists the projects one may see. */
export const listProjects = operation({
  id: "listProjects",
  method: "GET",
  path: "/api/v1/projects",
  tag: "Licenses",
  summary: "List the projects",
  description: "By name. Somebody who is limited to some projects gets these.",
  answer: {
    status: 200,
    description: "The projects.",
    content: {
      name: "Projects",
      schema: projectListSchema,
      example: { projects: [{ ...EXAMPLE, createdAt: "2026-11-22T03:10:00Z" }] },
    },
  },
  refusals: [],
  handle: async ({ scope }) => {
    const projects = await list(scope);
    const answers = projects.map(({ id, name, createdAt }) => ({
      id,
      name,
      createdAt: formatInstant(createdAt),
    }));
    return { status: 200, json: { projects: answers } };
  },
});

/** Creates a project. */
export const createProject = operation({
  id: "createProject",
  method: "POST",
  path: "/api/v1/projects",
  tag: "Licenses",
  summary: "Create a project",
  description:
    "Needs the permission `licenses`. Names are unique in the organization, whatever their capitals.",
  body: { name: "NewProject", schema: projectNameSchema.strict(), example: { name: "Berlin" } },
  answer: {
    status: 201,
    description: "The project.",
    content: { name: "Project", schema: projectAnswerSchema, example: { ...EXAMPLE, name: "Berlin" } },
  },
  refusals: ["name_taken", "limited_to_projects"],
  handle: async ({ scope, body, reference }) => ({ status: 201, json: await create(scope, body, reference) }),
});
