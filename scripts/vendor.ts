import { type FoundVendorInput, foundVendorSchema } from "@/lib/features/organizations/schema";
import { env } from "@/lib/platform/env";
import { runCommand } from "@/scripts/setup/command";
import { readOptions } from "@/scripts/setup/options";
import { SetupProblem } from "@/scripts/setup/progress";

const USAGE = "npm run vendor -- --email you@example.com --name 'Your Name' [--organization 'Your Company']";

await runCommand({
  usage: USAGE,
  work: async (args) => {
    const founder = readFounder(args);
    const { foundVendor } = await import("@/lib/features/organizations/mutations");
    const link = await foundVendor(founder);
    console.log(`${founder.name} <${founder.email}> is the first vendor user.`);
    console.log("Set the password within three days at");
    console.log(`${env().PORTAL_URL}/set-password/${link}`);
  },
});

function readFounder(args: readonly string[]): FoundVendorInput {
  const values = readOptions(args, ["email", "name", "organization"], USAGE);
  const { data } = foundVendorSchema.safeParse({ ...values, organization: values.organization ?? "Vendor" });
  if (!data) throw new SetupProblem(`An email address and a name are needed:\n  ${USAGE}`);
  return data;
}
