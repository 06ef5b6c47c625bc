import { z } from "zod";
import { ORGANIZATION_KINDS } from "@/lib/domain/organizations/permissions";

export const ORGANIZATIONS_PER_PAGE = 50;
/** The newest of each kind of thing that an organization's page shows. */
export const MOST_SHOWN = 20;

/** Which organizations are wanted. What makes no sense counts as not given. */
export const organizationListSchema = z.object({
  search: z.string().trim().max(120).default("").catch(""),
  kind: z.enum(ORGANIZATION_KINDS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
export type OrganizationListInput = z.infer<typeof organizationListSchema>;

/** As `organizationListSchema`, by token, where nonsense is refused. */
export const organizationQuerySchema = z.strictObject({
  search: z.string().trim().max(120).default("").meta({ description: "A part of the name." }),
  kind: z.enum(ORGANIZATION_KINDS).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

export const organizationIdSchema = z.uuid();

/** A page of organizations as it is answered. */
export const organizationsSchema = z.object({
  organizations: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      kind: z.enum(ORGANIZATION_KINDS),
      partner: z.string().nullable().meta({ description: "The partner who serves this customer." }),
      people: z.int(),
      projects: z.int(),
      accounts: z.int(),
    }),
  ),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
