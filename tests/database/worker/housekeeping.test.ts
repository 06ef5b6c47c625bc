import { expect, test } from "vitest";
import { removeExpired } from "@/lib/features/housekeeping/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { createCast } from "@/tests/support/cast";

test("what has expired goes, what has not stays, and a second time there is nothing to do", async () => {
  await freezeClock();
  const { partner } = await createCast();
  const now = await portalTime();
  await pool().query(
    `INSERT INTO idempotency_references (subject_id, reference, input_hash, answer, created_at)
     SELECT $1::uuid, 'r' || n, '', 'null', now() - n * interval '20 days' FROM generate_series(1, 2) n`,
    [partner.organizationId],
  );
  await pool().query(
    `INSERT INTO password_links (token_hash, user_id, expires_at)
     SELECT decode(lpad(n::text, 2, '0'), 'hex'), $1::uuid, now() - n * interval '5 days' FROM generate_series(1, 2) n`,
    [partner.userId],
  );
  await pool().query(
    `INSERT INTO email_links (token_hash, user_id, email, expires_at)
     SELECT decode(lpad(n::text, 2, '0'), 'hex'), $1::uuid, 'a@b.example', now() - n * interval '5 days' FROM generate_series(1, 2) n`,
    [partner.userId],
  );
  await pool().query(
    `INSERT INTO user_sessions (id, user_id, created_at)
     SELECT gen_random_uuid(), $1::uuid, now() - n * interval '20 days' FROM generate_series(1, 2) n`,
    [partner.userId],
  );
  await pool().query(
    `INSERT INTO invitations (id, token_hash, organization_id, email, expires_at)
     SELECT gen_random_uuid(), decode(lpad(n::text, 2, '0'), 'hex'), $1::uuid, 'a@b.example', now() - n * interval '60 days'
     FROM generate_series(1, 2) n`,
    [partner.organizationId],
  );
  await pool().query(
    `INSERT INTO users (id, email, name, confirmed_at, created_at)
     SELECT gen_random_uuid(), n || '@new.example', 'N', NULL, now() - n * interval '20 days' FROM generate_series(1, 2) n`,
  );
  await pool().query(
    "INSERT INTO rate_limits (key, points, expire) VALUES ('old', 1, 1), ('new', 1, 99999999999999), ('endless', 1, NULL)",
  );
  await pool().query(
    "INSERT INTO device_token_ids (serial, jti, expires_at) VALUES ('s', 'a', $1), ('s', 'b', $2)",
    [(now + 60n).toString(), (now + 120n).toString()],
  );
  await pool().query(
    `INSERT INTO device_changes (transaction_id, target, raised_at)
     SELECT n, 's', now() - n * interval '40 minutes' FROM generate_series(1, 2) n`,
  );
  await pool().query(
    `INSERT INTO device_events (serial, at, kind)
     SELECT 's', portal_now() - days * 86400, kind FROM (VALUES (29, 'connected'), (31, 'connected'), (31, 'sent'),
       (399, 'sent'), (401, 'sent')) e(days, kind)`,
  );
  await advanceClock(60n);
  expect(await removeExpired()).toEqual({
    idempotency_references: 1,
    password_links: 1,
    email_links: 1,
    user_sessions: 1,
    invitations: 1,
    users: 1,
    rate_limits: 1,
    device_changes: 1,
    device_events: 2,
    device_sightings: 0,
    device_token_ids: 1,
  });
  expect(await db.deviceTokenId.findMany({ select: { jti: true } })).toEqual([{ jti: "b" }]);
  expect(new Set(Object.values(await removeExpired()))).toEqual(new Set([0]));
});
