import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { TEST_EXAMPLE } from "@/app/api/v1/projects/[projectId]/test-licenses/list-test-licenses";
import { createTestLicense as create } from "@/lib/features/test-licenses/mutations";
import { newTestLicenseSchema, testLicenseSchema } from "@/lib/features/test-licenses/schema";
import { operation } from "@/lib/platform/api/operation";

/** Gives a device its test license. */
export const createTestLicense = operation({
  id: "createTestLicense",
  method: "POST",
  path: "/api/v1/projects/{projectId}/test-licenses",
  tag: "Licenses",
  summary: "Give a device its test license",
  description:
    "Needs the permission `licenses`. Full function for three calendar months from the first download, once per device, ever.",
  params: projectPath,
  body: {
    name: "NewTestLicense",
    schema: newTestLicenseSchema,
    example: { serial: "00-90-33-46-0A-F2", version: "14", slave: false, pbxLicenses: 10 },
  },
  answer: {
    status: 201,
    description: "The test license.",
    content: { name: "TestLicense", schema: testLicenseSchema, example: TEST_EXAMPLE },
  },
  refusals: ["project_not_found", "serial_malformed", "test_license_used"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 201,
    json: await create(scope, { ...params, ...body }, reference),
  }),
});
