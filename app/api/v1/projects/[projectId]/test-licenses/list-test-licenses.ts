import { z } from "zod";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { listTestLicenses as list } from "@/lib/features/test-licenses/data";
import { testLicensePageSchema, testLicensesSchema } from "@/lib/features/test-licenses/schema";
import { operation } from "@/lib/platform/api/operation";

const PAGE_SIZE = 100;

/** A test license as the document shows it. */
export const TEST_EXAMPLE = {
  serial: "00-90-33-46-0A-F2",
  version: "14",
  slave: false,
  pbxLicenses: 10,
  createdAt: "2026-11-22T03:10:00Z",
  firstDownloadedAt: null,
  expiresAt: null,
};

/** Lists a project's test licenses. */
export const listTestLicenses = operation({
  id: "listTestLicenses",
  method: "GET",
  path: "/api/v1/projects/{projectId}/test-licenses",
  tag: "Licenses",
  summary: "List test licenses",
  description: "The newest first, a hundred at a time.",
  params: projectPath,
  query: z.strictObject({ page: testLicensePageSchema.default(1) }),
  answer: {
    status: 200,
    description: "A page of test licenses, and how many there are.",
    content: {
      name: "TestLicenses",
      schema: testLicensesSchema,
      example: { testLicenses: [TEST_EXAMPLE], total: 1 },
    },
  },
  refusals: ["project_not_found"],
  handle: async ({ scope, params, query: { page } }) => ({
    status: 200,
    json: await list(scope, params.projectId, { page, pageSize: PAGE_SIZE }),
  }),
});
