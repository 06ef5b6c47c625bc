import { z } from "zod";
import { LOCALES } from "@/lib/domain/display/locale";
import { PERMISSIONS } from "@/lib/domain/organizations/permissions";
import { emailSchema } from "@/lib/features/email-links/schema";
import { lookedAfterSchema, rightsSchema } from "@/lib/features/members/schema";
import { personNameSchema } from "@/lib/features/sign-ups/schema";

/** Inviting somebody by mail. */
export const inviteSchema = rightsSchema.extend({
  ...lookedAfterSchema.shape,
  email: emailSchema,
  /** The language of the mail. */
  locale: z.enum(LOCALES).default("en"),
});
export type InviteInput = z.output<typeof inviteSchema>;

/** An invitation to withdraw, or to send again. */
export const invitationSchema = z.object({ id: z.uuid() });

/** Accepting one, as the person who is signed in. */
export const acceptSchema = z.object({ link: z.string() });

/** Accepting one as somebody who is not registered yet. */
export const acceptAsNewSchema = z.object({
  link: z.string(),
  name: personNameSchema,
  newPassword: z.string().min(1),
});
export type AcceptAsNewInput = z.infer<typeof acceptAsNewSchema>;

/** An invitation as it is answered. */
export const invitationAnswerSchema = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  email: z.string(),
  permissions: z.array(z.enum(PERMISSIONS)),
  limited: z.boolean(),
  projectIds: z.array(z.uuid()),
  expiresAt: z.string(),
});

/** The open invitations of an organization, as they are answered. */
export const invitationsAnswerSchema = z.object({ invitations: z.array(invitationAnswerSchema) });
export type InvitationAnswer = z.infer<typeof invitationAnswerSchema>;
