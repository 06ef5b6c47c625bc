import type { Instant } from "@/lib/domain/instant";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "@/lib/domain/people/demo-people";
import { PERMISSIONS, type Permission } from "@/lib/domain/organizations/permissions";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import type { Transaction } from "@/lib/platform/db/transaction";
import { daysBefore, toDate } from "@/prisma/seed/timetable";

/** The organizations that are there before any account; customers come with their stories. */
export const ORGANIZATIONS = {
  vendor: { kind: "vendor", name: "Demo Vendor (demo data)" },
  nordlicht: { kind: "partner", name: "Nordlicht ITK" },
  alpenblick: { kind: "partner", name: "Alpenblick Kommunikation GmbH" },
} as const;
export type OrganizationKey = keyof typeof ORGANIZATIONS;
export type PartnerKey = Exclude<OrganizationKey, "vendor">;

type PersonRecord = Readonly<{
  name: string;
  email: string;
  /** Where they work; null for staff of a customer, who come with its story. */
  organization: OrganizationKey | null;
  permissions: readonly Permission[];
}>;

const ALL = PERMISSIONS;

/** Everybody who did something in the last ninety days. Only the demo people among them can sign in. */
export const PERSONS = {
  katrin: {
    name: "Katrin Vogt",
    email: "vendor@demo.example",
    organization: "vendor",
    permissions: ALL,
  },
  jonas: {
    name: "Jonas Thomsen",
    email: "partner@demo.example",
    organization: "nordlicht",
    permissions: ALL,
  },
  svenja: {
    name: "Svenja Lorenzen",
    email: "svenja.lorenzen@nordlicht-itk.example",
    organization: "nordlicht",
    permissions: ["view", "licenses", "rental"],
  },
  lukas: {
    name: "Lukas Moser",
    email: "lukas.moser@alpenblick.example",
    organization: "alpenblick",
    permissions: ALL,
  },
  heike: {
    name: "Heike Bergmann",
    email: "customer@demo.example",
    organization: null,
    permissions: ["view", "rental"],
  },
  stefan: {
    name: "Dr. Stefan Rautenberg",
    email: "rautenberg@rautenberg-klosterhoff.example",
    organization: null,
    permissions: ["view", "rental"],
  },
} as const satisfies Record<string, PersonRecord>;
export type PersonKey = keyof typeof PERSONS;

/** The ids of everybody and of the organizations. */
export type People = Readonly<{
  persons: Readonly<Record<PersonKey, string>>;
  organizations: Readonly<Record<OrganizationKey, string>>;
}>;

const DAYS_ON_BOARD = 400;

/** The hashes of the password for those who sign in. Slow on purpose, so it is done before any table is locked. */
export async function hashDemoPasswords(): Promise<ReadonlyMap<PersonKey, string>> {
  const signingIn = keysOf(PERSONS).filter((key) =>
    DEMO_PEOPLE.some(({ email }) => email === PERSONS[key].email),
  );
  const hashes = await Promise.all(
    signingIn.map(async (key) => [key, await hashPassword(DEMO_PASSWORD)] as const),
  );
  return new Map(hashes);
}

/** Creates the organizations, everybody, and who works where. */
export async function createPeople(
  tx: Transaction,
  { now, hashes }: Readonly<{ now: Instant; hashes: ReadonlyMap<PersonKey, string> }>,
): Promise<People> {
  const createdAt = toDate(daysBefore(now, DAYS_ON_BOARD));
  const organizations: Partial<Record<OrganizationKey, string>> = {};
  for (const key of keysOf(ORGANIZATIONS)) {
    const { id } = await tx.organization.create({ data: { ...ORGANIZATIONS[key], createdAt } });
    organizations[key] = id;
  }
  const persons: Partial<Record<PersonKey, string>> = {};
  for (const key of keysOf(PERSONS)) {
    const { name, email } = PERSONS[key];
    const data = { name, email, passwordHash: hashes.get(key) ?? null, createdAt };
    const { id } = await tx.user.create({ data });
    persons[key] = id;
  }
  const people = { organizations, persons } as People;
  for (const key of keysOf(PERSONS)) {
    const { organization } = PERSONS[key];
    if (organization !== null)
      await join(tx, people, { key, organizationId: people.organizations[organization] });
  }
  return people;
}

/** Makes a person a member of an organization. */
export async function join(
  tx: Transaction,
  people: People,
  { key, organizationId }: Readonly<{ key: PersonKey; organizationId: string }>,
): Promise<void> {
  const permissions = [...PERSONS[key].permissions];
  await tx.membership.create({ data: { userId: people.persons[key], organizationId, permissions } });
}

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(record) as Key[];
