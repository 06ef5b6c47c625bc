import { z } from "zod";
import { normalizeEmail } from "@/lib/domain/people/email";

const LONGEST_NAME = 120;
const name = z.string().trim().min(1).max(LONGEST_NAME);

/** What an organization is called. */
export const organizationNameSchema = z.object({ name });
export type OrganizationNameInput = z.infer<typeof organizationNameSchema>;

/** The first organization of an installation and the first person in it. */
export const foundVendorSchema = z.object({
  email: z.string().transform(normalizeEmail).pipe(z.email()),
  name,
  organization: name,
});
export type FoundVendorInput = z.infer<typeof foundVendorSchema>;
