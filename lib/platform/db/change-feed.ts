import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { log } from "@/lib/platform/log";

/** What a look at the database found: who is concerned by what was committed since the last one, and the time. */
export type Look = Readonly<{ targets: readonly string[]; now: bigint; isFrozen: boolean }>;

/** What is done with what is found. `startOver`: what was committed meanwhile may be unknown; anything may be. */
export type FeedReader = Readonly<{ found: (look: Look) => void; startOver: () => void }>;

/** Hears of changes from the database until it is stopped. */
export type ChangeFeed = Readonly<{
  /** Up to which snapshot everything was heard; null while the connection is broken. */
  heardUpTo: () => string | null;
  stop: () => Promise<void>;
}>;

type Row = Readonly<{ snapshot: string; now: string; is_frozen: boolean; targets: string[] }>;

const CHANNEL = "device_changes";
/** A bell that did not ring is made up for by looking anyway. */
const LOOK_EVERY_MILLISECONDS = 500;
/** Looks follow each other no faster, however often the bell rings. */
const PAUSE_MILLISECONDS = 20;
const ANSWER_MILLISECONDS = 5_000;
const LONGEST_WAIT_MILLISECONDS = 5_000;
/** Changes are kept for an hour; who has not looked for so long no longer knows what it missed. */
const MEMORY_MILLISECONDS = 1_800_000;

/**
 * One statement sees one moment: what was committed up to it and not up to the last one, however long the
 * transactions took. So none is missed and none told twice.
 */
const LOOK = `SELECT pg_current_snapshot()::text AS snapshot, portal_now()::text AS now,
  portal_clock_is_frozen() AS is_frozen, ARRAY(SELECT DISTINCT target FROM device_changes
    WHERE transaction_id >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint
      AND NOT pg_visible_in_snapshot(transaction_id::text::xid8, $1::pg_snapshot)) AS targets`;

/**
 * Hears of every change devices are concerned by, over one connection of its own, however many devices there are.
 * A connection that breaks is opened again, and then everything is looked at again.
 */
export async function startChangeFeed(connectionString: string, reader: FeedReader): Promise<ChangeFeed> {
  const feed = new Feed(connectionString, reader);
  await feed.connect();
  void feed.run();
  return { heardUpTo: () => feed.heardUpTo, stop: () => feed.stop() };
}

class Feed {
  #client: pg.Client | null = null;
  #snapshot = "";
  #lookedAt = 0;
  #failures = 0;
  #bell = new AbortController();
  #ended: Promise<void> | null = null;
  readonly #halt = new AbortController();

  constructor(
    readonly connectionString: string,
    readonly reader: FeedReader,
  ) {}

  get heardUpTo(): string | null {
    return this.#client ? this.#snapshot : null;
  }

  async connect(): Promise<void> {
    const options = `-c portal.demo=${process.env.DEMO === "1" ? "1" : "0"}`;
    const { connectionString } = this;
    const client = new pg.Client({
      connectionString,
      options,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MILLISECONDS,
      query_timeout: ANSWER_MILLISECONDS,
    });
    client.on("error", () => this.#lose(client));
    client.on("end", () => this.#lose(client));
    client.on("notification", () => this.#bell.abort());
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    const { rows } = await client.query<{ snapshot: string }>(
      "SELECT pg_current_snapshot()::text AS snapshot",
    );
    this.#snapshot = rows[0]?.snapshot ?? "";
    this.#lookedAt = performance.now();
    this.#client = client;
  }

  run(): Promise<void> {
    this.#ended = this.#look();
    return this.#ended;
  }

  async stop(): Promise<void> {
    this.#halt.abort();
    this.#bell.abort();
    await this.#ended;
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  async #look(): Promise<void> {
    while (!this.#halt.signal.aborted) {
      this.#bell = new AbortController();
      try {
        if (this.#client) await this.#lookOnce(this.#client);
        else await this.#reconnect();
      } catch (error) {
        log.warn({ err: error, failures: this.#failures }, "changes for devices cannot be heard");
        if (this.#client) this.#lose(this.#client);
      }
      await this.#pause();
    }
  }

  async #lookOnce(client: pg.Client): Promise<void> {
    const begin = performance.now();
    const { rows } = await client.query<Row>({ name: "look", text: LOOK, values: [this.#snapshot] });
    const [row] = rows;
    if (!row) throw new Error("A statement that always has a row had none.");
    const isLate = begin - this.#lookedAt > MEMORY_MILLISECONDS;
    this.#snapshot = row.snapshot;
    this.#lookedAt = begin;
    this.#failures = 0;
    this.reader.found({ targets: row.targets, now: BigInt(row.now), isFrozen: row.is_frozen });
    if (isLate) this.reader.startOver();
  }

  async #reconnect(): Promise<void> {
    this.#failures += 1;
    await this.connect();
    this.reader.startOver();
  }

  #lose(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    client.end().catch(() => undefined);
    this.#bell.abort();
  }

  /** Until the bell rings, or it is time to look anyway; never at once. A bell that rang during the look counts. */
  async #pause(): Promise<void> {
    const isFailing = this.#failures > 0;
    await pass(isFailing ? waitAfter(this.#failures) : PAUSE_MILLISECONDS, this.#halt.signal);
    if (!isFailing) await pass(LOOK_EVERY_MILLISECONDS, this.#bell.signal);
  }
}

const waitAfter = (failures: number): number => Math.min(LONGEST_WAIT_MILLISECONDS, 100 * 2 ** failures);

/** Lets time pass, until somebody has enough of it. */
async function pass(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
