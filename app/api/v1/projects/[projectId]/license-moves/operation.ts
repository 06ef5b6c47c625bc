import { z } from "zod";
import { BOUND_EXAMPLE } from "@/app/api/v1/projects/[projectId]/license-keys/bound-example";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { checkMove, moveLicenses as move } from "@/lib/features/license-moves/mutations";
import { moveAnswerSchema, moveSchema } from "@/lib/features/license-moves/schema";
import { operation } from "@/lib/platform/api/operation";

/** Moves a device's licenses to another device. */
export const moveLicenses = operation({
  id: "moveLicenses",
  method: "POST",
  path: "/api/v1/projects/{projectId}/license-moves",
  tag: "Licenses",
  summary: "Move the licenses of a device to another",
  description:
    "Needs the permission `licenses`. Return and reissue in one step: each software license gets a new key, and its old one ends. Hardware licenses stay. With `dryRun` nothing is changed, and the answer tells what would be.",
  params: projectPath,
  body: {
    name: "LicenseMove",
    schema: moveSchema.extend({ dryRun: z.boolean().default(false) }).strict(),
    example: { from: "00-90-33-46-0A-F1", to: "00-90-33-46-0A-F2", reason: "Lightning", dryRun: false },
  },
  answer: {
    status: 200,
    description: "The new license keys, with those they replace.",
    content: {
      name: "MovedLicenses",
      schema: moveAnswerSchema,
      example: {
        from: "00-90-33-46-0A-F1",
        to: "00-90-33-46-0A-F2",
        moved: [{ ...BOUND_EXAMPLE, replaces: "1f4c-00a2-8d31-6b9e" }],
        staying: 0,
        mixings: [],
      },
    },
  },
  refusals: [
    "project_not_found",
    "serial_malformed",
    "serial_same",
    "nothing_to_move",
    "article_does_not_fit",
    "licenses_changed",
  ],
  handle: async ({ scope, params, body: { dryRun, ...body }, reference }) => {
    const wanted = { ...params, ...body };
    return {
      status: 200,
      json: dryRun ? await checkMove(scope, wanted) : await move(scope, wanted, reference),
    };
  },
});
