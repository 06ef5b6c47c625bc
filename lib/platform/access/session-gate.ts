import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { mayAct } from "@/lib/domain/organizations/acting";
import { mintScope, mintSelf } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import type { Self } from "@/lib/platform/access/self";
import { clientAddress } from "@/lib/platform/auth/client-address";
import { cookieOptions, ownCookie, readSession } from "@/lib/platform/auth/session-cookie";
import { findVisitor, type OwnMembership, type Visitor } from "@/lib/platform/auth/visitor";
import { signInPath } from "@/lib/platform/access/sign-in-path";

/** The cookie that keeps which of their organizations a person works in. It is a wish: memberships decide. */
const ORGANIZATION_COOKIE = "organization";

/**
 * Whoever has signed in, with the organization they work in: the one they act for, while they do; null when they
 * belong to none.
 */
export type Present = Readonly<{ visitor: Visitor; current: OwnMembership | null }>;

/** Who is signed in in this browser, asked of the database once for each request. */
export const currentVisitor = cache(async (): Promise<Present | null> => {
  const claims = await readSession();
  const visitor = claims && (await findVisitor(claims));
  if (!visitor) return null;
  const acted = actedFor(visitor);
  if (acted) return { visitor, current: acted };
  const wished = (await cookies()).get(ownCookie(ORGANIZATION_COOKIE))?.value;
  const { memberships } = visitor;
  const current = memberships.find(({ organizationId }) => organizationId === wished) ?? memberships[0];
  return { visitor, current: current ?? null };
});

/** The place vendor staff work in while they act for others: with their own permissions, and no limit to projects. */
function actedFor({ acting, memberships }: Visitor): OwnMembership | null {
  const home = memberships.find(mayAct);
  if (!acting || !home) return null;
  const { organizationId, organizationName, organizationKind } = acting;
  const { permissions } = home;
  return { organizationId, organizationName, organizationKind, permissions, limitedTo: undefined };
}

/** The scope of whoever is signed in, or null. */
export const currentScope = cache(async (): Promise<Scope | null> => {
  const present = await currentVisitor();
  if (!present?.current) return null;
  const { visitor, current } = present;
  return mintScope({
    ...current,
    userId: visitor.userId,
    personName: visitor.name,
    access: "write",
    via: "session",
    address: await clientAddress(),
    actingId: visitor.acting?.id,
  });
});

/**
 * The scope of whoever is signed in; everybody else is sent to sign in and comes back here afterwards, or to create
 * an organization when they belong to none.
 */
export async function requireScope(): Promise<Scope> {
  return (await currentScope()) ?? redirect((await currentSelf()) ? "/welcome" : await signInPath());
}

/** As `requireScope`, for vendor staff: for everybody else there is no such page. */
export async function requireVendorStaff(): Promise<Scope> {
  const scope = await requireScope();
  return scope.organizationKind === "vendor" ? scope : notFound();
}

/** Whoever is signed in, for what is theirs alone, or null. */
export async function currentSelf(): Promise<Self | null> {
  const present = await currentVisitor();
  if (!present) return null;
  const { userId, sessionId, name, email } = present.visitor;
  return mintSelf({ userId, sessionId, name, email, via: "session", address: await clientAddress() });
}

/** As `currentSelf`; everybody else is sent to sign in. */
export async function requireSelf(): Promise<Self> {
  return (await currentSelf()) ?? redirect(await signInPath());
}

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Goes on for another organization. The cookie is a wish: whether one belongs there is asked with each request. */
export async function workIn(organizationId: string): Promise<void> {
  (await cookies()).set(ownCookie(ORGANIZATION_COOKIE), organizationId, {
    ...cookieOptions(),
    maxAge: ONE_YEAR_SECONDS,
  });
}
