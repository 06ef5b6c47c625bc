import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { noteProcessAlive, writeJournal } from "@/lib/features/device-events/mutations";
import { getOrIssueDocument } from "@/lib/features/license-documents/mutations";
import { db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { newSerial } from "@/tests/support/rental";

async function whoWaits(): Promise<number> {
  const waiting = await db.$queryRaw<unknown[]>`
    SELECT FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE NOT l.granted AND a.datname = current_database()`;
  return waiting.length;
}

test("a journal waits for a device's answer before it touches the device's presence", async () => {
  const serial = parseSerial(newSerial());
  const [processId, connectionId] = [randomUUID(), randomUUID()];
  const connection = { serial, connectionId };
  await getOrIssueDocument(serial);
  await noteProcessAlive(processId, "test");
  await writeJournal({ processId, entries: [], opened: [connection], closed: [] });
  let written: Promise<void> | undefined;
  // As an answer does: first the device, then its presence.
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM devices WHERE serial = ${serial} FOR UPDATE`;
    written = writeJournal({ processId, entries: [], opened: [], closed: [connection] });
    await expect.poll(whoWaits, { timeout: 10_000 }).toBeGreaterThan(0);
    await tx.$executeRaw`SELECT FROM device_presences WHERE serial = ${serial} FOR UPDATE NOWAIT`;
  });
  await written;
  const presence = await db.$queryRaw`SELECT process_id FROM device_presences WHERE serial = ${serial}`;
  expect(presence).toEqual([{ process_id: null }]);
});
