import { z } from "zod";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import {
  checkHardwareLicenses,
  claimHardwareLicenses,
} from "@/lib/features/hardware-licenses/claims/mutations";
import { claimAnswerSchema, claimSchema } from "@/lib/features/hardware-licenses/schema";
import { operation } from "@/lib/platform/api/operation";

/** Claims a device's hardware licenses. */
export const claimHardware = operation({
  id: "claimHardwareLicenses",
  method: "POST",
  path: "/api/v1/projects/{projectId}/hardware-licenses",
  tag: "Licenses",
  summary: "Claim the hardware licenses of a device",
  description:
    "Needs the permission `licenses`. The first account that claims owns them, and may ask again and again. With `dryRun` nothing is changed, and the answer tells what would be.",
  params: projectPath,
  body: {
    name: "HardwareClaim",
    schema: claimSchema.extend({ dryRun: z.boolean().default(false) }).strict(),
    example: { serial: "00-90-33-46-0A-F2", dryRun: false },
  },
  answer: {
    status: 200,
    description: "The device's hardware licenses, which are this account's.",
    content: {
      name: "ClaimedHardwareLicenses",
      schema: claimAnswerSchema,
      example: {
        serial: "00-90-33-46-0A-F2",
        newlyClaimed: 1,
        licenses: [
          {
            id: "01990b5a-7c00-7000-8000-000000000031",
            licenseKey: "5a00-41c7-9be2-77d0",
            article: "01-00500-001",
            name: "Relay-BRI",
            quantity: 2,
            serial: "00-90-33-46-0A-F2",
          },
        ],
      },
    },
  },
  refusals: ["project_not_found", "serial_malformed", "hardware_unknown", "hardware_owned", "rate_limited"],
  handle: async ({ scope, params, body: { dryRun, serial }, reference }) => {
    const claim = { ...params, serial };
    const json = dryRun
      ? await checkHardwareLicenses(scope, claim)
      : await claimHardwareLicenses(scope, claim, reference);
    return { status: 200, json };
  },
});
