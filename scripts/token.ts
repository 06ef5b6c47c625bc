import { parseArgs } from "node:util";
import { apiTokenSchema } from "@/lib/features/api-tokens/schema";
import type { MembershipOfPerson } from "@/lib/features/people/data";
import { runCommand } from "@/scripts/setup/command";
import { SetupProblem } from "@/scripts/setup/progress";

const USAGE =
  "npm run token -- --email you@example.com [--organization 'Name'] [--access read|write] [--name 'for what']";

await runCommand(async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      email: { type: "string", default: "" },
      organization: { type: "string" },
      access: { type: "string", default: "write" },
      name: { type: "string", default: "script" },
    },
  });
  const input = apiTokenSchema.safeParse(values);
  if (!input.success || values.email === "")
    throw new SetupProblem(`An email address is needed:\n  ${USAGE}`);
  const { getMemberships } = await import("@/lib/features/people/data");
  const holder = chooseMembership(await getMemberships(values.email), values.organization);
  const { issueApiToken } = await import("@/lib/features/api-tokens/mutations");
  console.log(await issueApiToken(holder, input.data));
});

function chooseMembership(
  all: readonly MembershipOfPerson[],
  wanted: string | undefined,
): MembershipOfPerson {
  const fitting = all.filter(({ organizationName }) => wanted === undefined || organizationName === wanted);
  const [only, another] = fitting;
  if (only && !another) return only;
  const names = all.map(({ organizationName }) => organizationName).join(", ");
  throw new SetupProblem(
    names
      ? `Say which organization with --organization: ${names}.`
      : "Nobody with this email address belongs anywhere.",
  );
}
