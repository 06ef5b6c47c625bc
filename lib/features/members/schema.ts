import { z } from "zod";
import type { MemberRights } from "@/lib/domain/organizations/member-rights";
import { PERMISSIONS } from "@/lib/domain/organizations/permissions";

const MOST_PROJECTS = 500;

/** What a person is to have. Whoever may do anything may look. */
export const rightsSchema = z.object({
  permissions: z
    .array(z.enum(PERMISSIONS))
    .transform((given) => PERMISSIONS.filter((one) => one === "view" || given.includes(one))),
  limited: z.boolean().default(false),
  projectIds: z
    .array(z.uuid())
    .max(MOST_PROJECTS)
    .default([])
    .transform((ids) => [...new Set(ids)].toSorted()),
});

/** Whose people are asked for. */
export const lookedAfterSchema = z.object({
  organizationId: z.uuid().optional().meta({ description: "A customer of one's own, instead." }),
});

/** Changing what a member may do. */
export const changeMemberSchema = rightsSchema.extend({ userId: z.uuid() });
export type ChangeMemberInput = z.output<typeof changeMemberSchema>;

/** Removing a member. */
export const memberSchema = z.object({ userId: z.uuid() });

/** A member as it is answered. */
const memberAnswerSchema = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  permissions: z.array(z.enum(PERMISSIONS)),
  limited: z.boolean(),
  projectIds: z.array(z.uuid()),
});

/** What a member may do after a change. */
export const changedMemberSchema = memberAnswerSchema.omit({ name: true, email: true });

/** The members of an organization, as they are answered. */
export const membersAnswerSchema = z.object({ members: z.array(memberAnswerSchema) });

const CHOICE = /^(permission|project)\.(.+)$/;

/** The rights as a form's fields tell them: a ticked box each, and whether the boxes of projects count. */
export function readRights(form: FormData): MemberRights {
  const ticked = [...form.keys()].flatMap((name) => {
    const [, kind, value] = CHOICE.exec(name) ?? [];
    return kind && value ? [{ kind, value }] : [];
  });
  const of = (wanted: string) => ticked.filter(({ kind }) => kind === wanted).map(({ value }) => value);
  const limited = form.get("sees") === "projects";
  const permissions = of("permission") as MemberRights["permissions"];
  return { permissions, limited, projectIds: limited ? of("project") : [] };
}
