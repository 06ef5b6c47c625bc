import { expect, test } from "vitest";
import { downloadLicenseFile } from "@/lib/features/license-files/mutations";
import { bindLicenseKeys } from "@/lib/features/license-keys/mutations";
import { moveLicenses } from "@/lib/features/license-moves/mutations";
import { returnLicenseFile } from "@/lib/features/license-returns/mutations";
import { createOwnActivations } from "@/lib/features/own-activations/mutations";
import { createProject } from "@/lib/features/projects/mutations";
import { createTestLicense } from "@/lib/features/test-licenses/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { bind, createHolder, PORT14, wanted } from "@/tests/support/licenses";
import { newSerial } from "@/tests/support/rental";

const holder = await createHolder({ [PORT14]: 20 });
const { partner, projectId } = holder;
const other = await createProject(partner, { name: "Other" });
const colleague = mintScope({ ...partner, limitedTo: new Set([other.id]) });

const [bound, tested, moved, fresh, returned] = [
  newSerial(),
  newSerial(),
  newSerial(),
  newSerial(),
  newSerial(),
];
for (const serial of [moved, returned]) await bind(holder, { serial });
const file = await downloadLicenseFile(partner, { serial: returned, form: "xml" });

const CONTENTS = [[{ articleNumber: PORT14, amount: 2n }]];
const TEST = { serial: tested, version: "14", slave: true } as const;
const RETURN = { projectId, serial: returned, xml: file.content };

const WRITES: Readonly<Record<string, (scope: Scope, reference: string) => Promise<unknown>>> = {
  "licenses that were bound": (scope, reference) =>
    bindLicenseKeys(scope, { projectId, licenses: [wanted({ serial: bound })] }, reference),
  "own activations": (scope, reference) =>
    createOwnActivations(scope, { projectId, contents: CONTENTS, note: "" }, reference),
  "a test license": (scope, reference) => createTestLicense(scope, { projectId, ...TEST }, reference),
  "licenses that were moved": (scope, reference) =>
    moveLicenses(scope, { projectId, from: moved, to: fresh, reason: "Broken" }, reference),
  "licenses that were returned": (scope, reference) => returnLicenseFile(scope, RETURN, reference),
};

test.each(Object.entries(WRITES))(
  "%s: told again to those who see the project, and to no colleague who does not",
  async (name, write) => {
    const first = await write(partner, name);
    expect(await write(partner, name)).toEqual(first);
    await expect(write(colleague, name)).rejects.toMatchObject({ code: "project_not_found" });
  },
);
