import { BOUND_EXAMPLE } from "@/app/api/v1/projects/[projectId]/license-keys/bound-example";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { formatInstant } from "@/lib/domain/instant";
import { listLicenseKeys as list } from "@/lib/features/license-keys/list/data";
import { licenseKeyQuerySchema, licenseKeysSchema } from "@/lib/features/license-keys/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists a project's license keys. */
export const listLicenseKeys = operation({
  id: "listLicenseKeys",
  method: "GET",
  path: "/api/v1/projects/{projectId}/license-keys",
  tag: "Licenses",
  summary: "List license keys",
  description: "The newest first, a page at a time. Keys that have ended stay in the list, marked.",
  params: projectPath,
  query: licenseKeyQuerySchema,
  answer: {
    status: 200,
    description: "A page of license keys, and how many there are.",
    content: {
      name: "LicenseKeys",
      schema: licenseKeysSchema,
      example: {
        licenseKeys: [
          {
            ...BOUND_EXAMPLE,
            kind: "software",
            state: "active",
            createdAt: "2026-11-22T03:10:00Z",
            endedAt: null,
            endReason: "",
          },
        ],
        total: 1,
        page: 1,
      },
    },
  },
  refusals: ["project_not_found"],
  handle: async ({ scope, params: { projectId }, query: { page, pageSize, ...filter } }) => {
    const { licenseKeys, total } = await list(scope, { projectId, filter }, { page, pageSize });
    const shown = licenseKeys.map(({ createdAt, endedAt, ...key }) => ({
      ...key,
      createdAt: formatInstant(createdAt),
      endedAt: endedAt === null ? null : formatInstant(endedAt),
    }));
    return { status: 200, json: { licenseKeys: shown, total, page } };
  },
});
