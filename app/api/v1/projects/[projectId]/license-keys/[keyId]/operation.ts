import { z } from "zod";
import { BOUND_EXAMPLE } from "@/app/api/v1/projects/[projectId]/license-keys/bound-example";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { formatInstant } from "@/lib/domain/instant";
import { getLicenseKeyDetails } from "@/lib/features/license-keys/details/data";
import { licenseKeyDetailsSchema } from "@/lib/features/license-keys/details/schema";
import { operation } from "@/lib/platform/api/operation";

/** Reads a license key with its lineage. */
export const getLicenseKey = operation({
  id: "getLicenseKey",
  method: "GET",
  path: "/api/v1/projects/{projectId}/license-keys/{keyId}",
  tag: "Licenses",
  summary: "Read a license key with its lineage",
  description:
    "`lineage` goes from the activation key that was added to the project (step 1) back to the vendor's; `events` tell what happened to the license key, the oldest first.",
  params: projectPath.extend({ keyId: z.string().meta({ description: "The license key's id." }) }),
  answer: {
    status: 200,
    description: "The license key.",
    content: {
      name: "LicenseKeyDetails",
      schema: licenseKeyDetailsSchema,
      example: {
        ...BOUND_EXAMPLE,
        kind: "software",
        state: "active",
        createdAt: "2026-11-22T03:10:00Z",
        endedAt: null,
        endReason: "",
        movedFrom: null,
        movedTo: null,
        lineage: [
          {
            step: 1,
            keyId: "01990b5a-7c00-7000-8000-000000000020",
            lastGroup: "24bc",
            pieces: 37,
            isVendors: true,
            issuer: "Demo Vendor",
            issuedAt: "2026-11-20T08:00:00Z",
            addedAt: "2026-11-21T09:00:00Z",
          },
        ],
        events: [{ at: "2026-11-22T03:10:00Z", kind: "license_bound", by: "Svenja Lorenzen", reason: "" }],
      },
    },
  },
  refusals: ["project_not_found", "license_key_not_found"],
  handle: async ({ scope, params: { projectId, keyId } }) => {
    const details = await getLicenseKeyDetails(scope, { projectId, id: keyId });
    return { status: 200, json: shown(details) };
  },
});

type Details = Awaited<ReturnType<typeof getLicenseKeyDetails>>;

function shown({ key, movedFrom, movedTo, lineage, events }: Details) {
  const { createdAt, endedAt, ...facts } = key;
  return {
    ...facts,
    createdAt: formatInstant(createdAt),
    endedAt: endedAt === null ? null : formatInstant(endedAt),
    movedFrom,
    movedTo,
    lineage: lineage.map(({ step, keyId, lastGroup, amount, isVendors, issuer, issuedAt, addedAt }) => ({
      step,
      keyId,
      lastGroup,
      pieces: Number(amount),
      isVendors,
      issuer,
      issuedAt: formatInstant(issuedAt),
      addedAt: addedAt === null ? null : formatInstant(addedAt),
    })),
    events: events.map(({ at, ...event }) => ({ at: formatInstant(at), ...event })),
  };
}
