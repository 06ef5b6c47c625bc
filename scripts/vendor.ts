import { parseArgs } from "node:util";
import { foundVendorSchema } from "@/lib/features/organizations/schema";
import { runCommand } from "@/scripts/setup/command";
import { SetupProblem } from "@/scripts/setup/progress";

const USAGE = "npm run vendor -- --email you@example.com --name 'Your Name' [--organization 'Your Company']";

await runCommand(async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { email: { type: "string" }, name: { type: "string" }, organization: { type: "string" } },
  });
  const input = foundVendorSchema.safeParse({ organization: "Vendor", ...values });
  if (!input.success) throw new SetupProblem(`An email address and a name are needed:\n  ${USAGE}`);
  const { foundVendor } = await import("@/lib/features/organizations/mutations");
  const link = await foundVendor(input.data);
  console.log(`${process.env.PORTAL_URL}/set-password/${link}`);
});
