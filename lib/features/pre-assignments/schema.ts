import { z } from "zod";
import { LICENSE_KEY_STATES } from "@/lib/domain/licenses/license-key";
import { momentText } from "@/lib/features/fields/schema";
import { preassignedLicenseSchema } from "@/lib/features/hardware-licenses/schema";

/** The columns of a list of hardware licenses. An empty quantity is one. */
export const PRE_ASSIGNMENT_COLUMNS = { required: ["serial", "article"], optional: ["quantity"] } as const;

export const MOST_PRE_ASSIGNMENTS = 1_000;
export const PRE_ASSIGNMENTS_PER_PAGE = 50;

/** Whether somebody owns a pre-assigned license, or it has ended. */
export const CLAIM_STATES = ["unclaimed", "claimed", "ended"] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

const reference = z.string().min(1).max(255).optional();

/** The form for one device. */
export const preAssignFormSchema = z.object({ ...preassignedLicenseSchema.shape, reference });

/** The form for many: the list typed, or a file; *Check* changes nothing. */
export const preAssignListFormSchema = z.object({
  intent: z.enum(["check", "assign"]),
  csv: z.string().default(""),
  file: z.instanceof(File).optional(),
  reference,
});

/** Reads the cells of a line. */
export const readPreAssignment = ({ serial, article, quantity }: Readonly<Record<string, string>>) =>
  preassignedLicenseSchema.safeParse(
    { serial, article, quantity: quantity === "" ? undefined : quantity },
    { reportInput: true },
  );

/** Which of the pre-assigned licenses are wanted. What makes no sense counts as not given. */
export const preAssignmentListSchema = z.object({
  serial: z.string().trim().max(40).default("").catch(""),
  state: z.enum(CLAIM_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
export type PreAssignmentListInput = z.infer<typeof preAssignmentListSchema>;

/** As `preAssignmentListSchema`, by token, where nonsense is refused. */
export const preAssignmentQuerySchema = z.strictObject({
  serial: z
    .string()
    .trim()
    .max(40)
    .default("")
    .meta({ description: "A serial or a part of it, in any spelling." }),
  state: z.enum(CLAIM_STATES).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

/** Pre-assigned hardware licenses as they are answered. */
export const preAssignmentsSchema = z.object({
  preAssignments: z.array(
    z.object({
      id: z.uuid(),
      licenseKey: z.string(),
      serial: z.string(),
      article: z.string(),
      name: z.string(),
      quantity: z.int(),
      state: z.enum(LICENSE_KEY_STATES),
      organization: z.string().nullable().meta({ description: "Who claimed it; null while nobody has." }),
      assignedAt: momentText,
      claimedAt: momentText.nullable(),
    }),
  ),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
