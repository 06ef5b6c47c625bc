import { z } from "zod";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { downloadLicenseFile } from "@/lib/features/license-files/mutations";
import { licenseFileAnswerSchema, licenseFileSchema } from "@/lib/features/license-files/schema";
import { requireProject } from "@/lib/features/projects/data";
import { operation } from "@/lib/platform/api/operation";

/** Downloads a device's license file. */
export const getLicenseFile = operation({
  id: "getLicenseFile",
  method: "GET",
  path: "/api/v1/projects/{projectId}/license-files/{serial}",
  tag: "Licenses",
  summary: "Download the license file of a device",
  description:
    "One file with all active licenses of the device: `script`, `xml`, or the signed `document`. The first download begins the device's test license, if it has one.",
  params: projectPath.extend({ serial: licenseFileSchema.shape.serial }),
  query: z.strictObject({ form: licenseFileSchema.shape.form }),
  answer: {
    status: 200,
    description: "The file, and what to call it.",
    content: {
      name: "LicenseFile",
      schema: licenseFileAnswerSchema,
      example: {
        serial: "00-90-33-46-0A-F2",
        form: "script",
        fileName: "licenses-009033460af2.txt",
        mediaType: "text/plain; charset=utf-8",
        content:
          "# License keys to be installed on: 00-90-33-46-0A-F2\n# Upload this file on the page General / License of this device.\nvars create LICENSE/PBX0 pau Port14=37,00-90-33-46-0A-F2,9e2d-7985-3e84-1005,Bergmann Logistik\n",
      },
    },
  },
  refusals: ["project_not_found", "serial_malformed", "not_found"],
  handle: async ({ scope, params: { projectId, serial }, query: { form } }) => {
    await requireProject(scope, projectId);
    return { status: 200, json: await downloadLicenseFile(scope, { serial, form }) };
  },
});
