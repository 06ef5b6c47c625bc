import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/platform/db/generated/client";
import { pool } from "@/lib/platform/db/pool";

export { Prisma } from "@/lib/platform/db/generated/client";

const shared = globalThis as typeof globalThis & { portalClient?: PrismaClient };

const connect = (): PrismaClient => new PrismaClient({ adapter: new PrismaPg(pool()) });

/** The database of this process. Opened at its first use, so that importing it costs and needs nothing. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    shared.portalClient ??= connect();
    const client = shared.portalClient;
    const member: unknown = Reflect.get(client, property, client);
    return typeof member === "function" ? member.bind(client) : member;
  },
});

/** Ends the client, so that the next use opens a new one. */
export async function disconnect(): Promise<void> {
  const client = shared.portalClient;
  delete shared.portalClient;
  await client?.$disconnect();
}
