import { z } from "zod";
import { BOUND_EXAMPLE } from "@/app/api/v1/projects/[projectId]/license-keys/bound-example";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { checkReturn, returnLicenseFile } from "@/lib/features/license-returns/mutations";
import { returnAnswerSchema, returnSchema } from "@/lib/features/license-returns/schema";
import { operation } from "@/lib/platform/api/operation";

/** Returns a device's software licenses by its license file. */
export const returnLicenses = operation({
  id: "returnLicenses",
  method: "POST",
  path: "/api/v1/projects/{projectId}/license-returns",
  tag: "Licenses",
  summary: "Return the licenses of a device",
  description:
    "Needs the permission `licenses`. The XML form of the device's license file, unchanged; its software licenses go back to the balance, hardware licenses stay. With `dryRun` nothing is changed, and the answer tells what would be.",
  params: projectPath,
  body: {
    name: "LicenseReturn",
    schema: returnSchema.extend({ dryRun: z.boolean().default(false) }).strict(),
    example: { serial: "00-90-33-46-0A-F2", xml: "<licenses>…</licenses>", dryRun: false },
  },
  answer: {
    status: 200,
    description: "What is in the balance again.",
    content: {
      name: "ReturnedLicenses",
      schema: returnAnswerSchema,
      example: { serial: "00-90-33-46-0A-F2", returned: [BOUND_EXAMPLE], staying: 0 },
    },
  },
  refusals: [
    "project_not_found",
    "serial_malformed",
    "license_file_malformed",
    "license_file_too_long",
    "license_file_changed",
    "license_file_other_device",
    "license_file_other_account",
    "license_key_ended",
    "nothing_to_return",
  ],
  handle: async ({ scope, params, body: { dryRun, ...body }, reference }) => {
    const wanted = { ...params, ...body };
    return {
      status: 200,
      json: dryRun ? await checkReturn(scope, wanted) : await returnLicenseFile(scope, wanted, reference),
    };
  },
});
