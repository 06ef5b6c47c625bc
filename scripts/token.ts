import { normalizeEmail } from "@/lib/domain/people/email";
import { type ApiTokenInput, apiTokenSchema } from "@/lib/features/api-tokens/schema";
import type { MembershipOfPerson } from "@/lib/features/people/data";
import { runCommand } from "@/scripts/setup/command";
import { readOptions } from "@/scripts/setup/options";
import { SetupProblem } from "@/scripts/setup/progress";

const USAGE =
  "npm run token -- --email you@example.com [--organization 'Company'] [--access read|write] [--name 'What for']";

type Asked = ApiTokenInput & Readonly<{ email: string; organization: string | undefined }>;

await runCommand({
  usage: USAGE,
  work: async (args) => {
    const asked = readArguments(args);
    const { getMemberships } = await import("@/lib/features/people/data");
    const { issueApiToken } = await import("@/lib/features/api-tokens/mutations");
    const membership = chooseMembership(await getMemberships(asked.email), asked);
    console.log(await issueApiToken(membership, asked));
  },
});

function readArguments(args: readonly string[]): Asked {
  const values = readOptions(args, ["email", "organization", "access", "name"], USAGE);
  const { email, organization, access = "write", name = "npm run token" } = values;
  const { data } = apiTokenSchema.safeParse({ access, name });
  if (email === undefined || !data) throw new SetupProblem(`Usage:\n  ${USAGE}`);
  return { ...data, email: normalizeEmail(email), organization };
}

function chooseMembership(memberships: readonly MembershipOfPerson[], asked: Asked): MembershipOfPerson {
  const { email, organization } = asked;
  const fitting = memberships.filter(
    (one) => organization === undefined || one.organizationName === organization,
  );
  const [membership, another] = fitting;
  if (!membership) throw new SetupProblem(notFound(memberships, asked));
  if (another && organization === undefined)
    throw new SetupProblem(
      `${email} belongs to several organizations; add --organization with one of ${namesOf(memberships)}.`,
    );
  return membership;
}

function notFound(memberships: readonly MembershipOfPerson[], { email, organization }: Asked): string {
  return memberships.length === 0
    ? `Nobody with the address ${email} belongs to an organization.`
    : `${email} does not belong to “${organization}”, but to ${namesOf(memberships)}.`;
}

function namesOf(memberships: readonly MembershipOfPerson[]): string {
  return memberships.map(({ organizationName }) => `“${organizationName}”`).join(", ");
}
