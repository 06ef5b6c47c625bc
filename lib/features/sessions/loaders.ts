import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { SearchParams } from "@/lib/domain/display/search-params";
import type { Instant } from "@/lib/domain/instant";
import type { OrganizationKind, Permission } from "@/lib/domain/organizations/permissions";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "@/lib/domain/people/demo-people";
import type { RefusalCode } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
import { type ListedSession, listSessions } from "@/lib/features/sessions/data";
import { currentVisitor, requireSelf } from "@/lib/platform/access/session-gate";
import { signInPath } from "@/lib/platform/access/sign-in-path";
import { returnPath } from "@/lib/platform/auth/return-path";
import { env } from "@/lib/platform/env";

/** An organization one can act for. */
export type OwnOrganization = Readonly<{ id: string; name: string; kind: OrganizationKind }>;

/** Who is signed in, for whom they act and what they may do there. */
export type LoadedSession = Readonly<{
  person: Readonly<{ name: string; email: string }>;
  current: OwnOrganization;
  others: readonly OwnOrganization[];
  permissions: readonly Permission[];
  /** Whether one sees some projects and nothing else. */
  isLimited: boolean;
  /** For whom one acts, as vendor staff, why and until when. */
  acting: Readonly<{ organizationName: string; reason: string; endsAt: Instant }> | null;
}>;

/** Who is signed in, for the frame around each page; everybody else is sent to sign in. */
export async function loadSession(): Promise<LoadedSession> {
  const present = await currentVisitor();
  if (!present?.current) redirect(present ? "/welcome" : await signInPath());
  const { visitor, current } = present;
  const organizations = visitor.memberships.map(({ organizationId, organizationName, organizationKind }) => ({
    id: organizationId,
    name: organizationName,
    kind: organizationKind,
  }));
  const { acting } = visitor;
  const others = acting ? [] : organizations.filter(({ id }) => id !== current.organizationId);
  return {
    person: { name: visitor.name, email: visitor.email },
    current: { id: current.organizationId, name: current.organizationName, kind: current.organizationKind },
    others,
    permissions: [...current.permissions],
    isLimited: current.limitedTo !== undefined,
    acting,
  };
}

/** Somewhere the person asking is signed in. */
export type LoadedOwnSession = ListedSession;

/** Where the person asking is signed in. */
export const loadOwnSessions = async (): Promise<LoadedOwnSession[]> => listSessions(await requireSelf());

/** Somebody who is signed in and belongs to no organization yet; everybody else goes where they belong. */
export async function loadNewcomer(): Promise<LoadedSession["person"]> {
  const present = await currentVisitor();
  if (!present) redirect(await signInPath());
  if (present.current) redirect("/");
  return { name: present.visitor.name, email: present.visitor.email };
}

/** What the sign-in page shows: the way back, why one is here, and the people of the demo. */
export type LoadedSignIn = Readonly<{
  callbackUrl: string;
  notice: string | null;
  demo: Readonly<{ people: typeof DEMO_PEOPLE; password: string }> | null;
}>;

/** The sign-in page. Whoever is signed in already goes on at once. */
export async function loadSignIn({ callbackUrl, error }: SearchParams): Promise<LoadedSignIn> {
  const path = returnPath(callbackUrl);
  const present = await currentVisitor();
  if (present) redirect(present.current ? path : "/welcome");
  return {
    callbackUrl: path,
    notice: await noticeOf(refusalOf(error)),
    demo: env().DEMO ? { people: DEMO_PEOPLE, password: DEMO_PASSWORD } : null,
  };
}

/** Whatever next-auth calls it, in the end somebody was not signed in. */
const refusalOf = (error: unknown): RefusalCode | null =>
  error === undefined || error === "SessionRequired" ? null : "sign_in_refused";

const noticeOf = async (code: RefusalCode | null): Promise<string | null> =>
  code && refusalSentence({ code, details: {} }, await getLocale());
