import { notFound } from "next/navigation";
import type { Permission } from "@/lib/domain/organizations/permissions";
import { isRefusal } from "@/lib/domain/refusal";
import { type Customer, listCustomers } from "@/lib/features/customers/data";
import { type Invitation, listInvitations } from "@/lib/features/invitations/data";
import {
  listMembers,
  listProjectChoices,
  type LookedAfter,
  type Member,
  type ProjectChoice,
  requireLookedAfter,
} from "@/lib/features/members/data";
import type { Scope } from "@/lib/platform/access/scope";
import { requireScope } from "@/lib/platform/access/session-gate";

/** The people of an organization, and who is invited. */
export type LoadedPeople = Readonly<{
  organization: LookedAfter;
  members: readonly Member[];
  invitations: readonly Invitation[];
  projects: readonly ProjectChoice[];
}>;

/** One's organization: its people and customers for those who look after members, to the others what is their own. */
export type LoadedOrganization = Readonly<{
  organizationName: string;
  userId: string;
  permissions: readonly Permission[];
  isLimited: boolean;
  isActing: boolean;
  people: LoadedPeople | null;
  isPartner: boolean;
  customers: readonly Customer[];
}>;

/** The organization of the person asking. */
export async function loadOrganization(): Promise<LoadedOrganization> {
  const scope = await requireScope();
  const looksAfter = scope.permissions.has("members");
  const isPartner = scope.organizationKind === "partner";
  const [people, customers] = await Promise.all([
    looksAfter ? peopleOf(scope) : null,
    looksAfter && isPartner ? listCustomers(scope) : [],
  ]);
  return {
    organizationName: scope.organizationName,
    userId: scope.userId,
    permissions: [...scope.permissions],
    isLimited: scope.limitedTo !== undefined,
    isActing: scope.actingId !== undefined,
    people,
    isPartner,
    customers,
  };
}

/** The people of a customer, for those who look after its partner's members; for everybody else there is nothing. */
export const loadCustomerPeople = (organizationId: string): Promise<LoadedPeople> =>
  orNotFound(async () => peopleOf(await requireScope(), organizationId));

/** A member of one's own organization, to change what they may do. */
export async function loadMember(
  userId: string,
): Promise<Readonly<{ member: Member; projects: readonly ProjectChoice[]; isSelf: boolean }>> {
  const scope = await requireScope();
  const { members, projects } = await orNotFound(() => peopleOf(scope));
  const member = members.find((one) => one.userId === userId) ?? notFound();
  return { member, projects, isSelf: userId === scope.userId };
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

async function peopleOf(scope: Scope, organizationId?: string): Promise<LoadedPeople> {
  if (organizationId !== undefined && !UUID.test(organizationId)) notFound();
  const organization = await requireLookedAfter(scope, organizationId);
  const [members, invitations, projects] = await Promise.all([
    listMembers(scope, organization),
    listInvitations(scope, organization),
    listProjectChoices(scope, organization),
  ]);
  return { organization, members, invitations, projects };
}

async function orNotFound<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    return isRefusal(error) ? notFound() : Promise.reject(error);
  }
}
