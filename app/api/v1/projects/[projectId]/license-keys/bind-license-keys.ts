import { z } from "zod";
import { BOUND_EXAMPLE, WANTED_EXAMPLE } from "@/app/api/v1/projects/[projectId]/license-keys/bound-example";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { bindLicenseKeys as bind, checkLicenseKeys } from "@/lib/features/license-keys/mutations";
import { bindAnswerSchema, bindSchema } from "@/lib/features/license-keys/schema";
import { operation } from "@/lib/platform/api/operation";

/** Binds licenses of a project's balance to devices. */
export const bindLicenseKeys = operation({
  id: "bindLicenseKeys",
  method: "POST",
  path: "/api/v1/projects/{projectId}/license-keys",
  tag: "Licenses",
  summary: "Bind licenses to devices",
  description:
    "Needs the permission `licenses`. All are bound or none; a refusal names the `line`. Once bound, only the vendor revokes. With `dryRun` nothing is changed, and the answer tells what would be.",
  params: projectPath,
  body: {
    name: "NewLicenseKeys",
    schema: bindSchema.extend({ dryRun: z.boolean().default(false) }).strict(),
    example: { licenses: [WANTED_EXAMPLE], dryRun: false },
  },
  answer: {
    status: 201,
    description: "The license keys, and what is left.",
    content: {
      name: "BoundLicenseKeys",
      schema: bindAnswerSchema,
      example: {
        licenses: [BOUND_EXAMPLE],
        left: [{ article: "02-00039-002", name: "PBX-Port14", left: 63 }],
        mixings: [],
      },
    },
  },
  refusals: [
    "project_not_found",
    "serial_malformed",
    "article_unknown",
    "article_does_not_fit",
    "not_enough_left",
  ],
  handle: async ({ scope, params, body: { dryRun, licenses }, reference }) => {
    const binding = { ...params, licenses };
    const json = dryRun ? await checkLicenseKeys(scope, binding) : await bind(scope, binding, reference);
    return { status: 201, json };
  },
});
