import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { once } from "node:events";
import { createDataFolder, RUNNING_FILE } from "@/scripts/setup/places";

/** What a running portal notes of itself, for a second start and for commands beside it. */
export type RunningNote = Readonly<{
  pid: number;
  /** A port that answers with the token as long as the portal lives, however it dies. */
  livePort: number;
  token: string;
  url?: string;
  databaseUrl?: string;
  demo?: boolean;
}>;

/** Held by the one portal of this checkout. */
export type RunningLock = Readonly<{
  note: (facts: Pick<RunningNote, "url" | "databaseUrl" | "demo">) => void;
  release: () => void;
}>;

const ANSWER_MILLISECONDS = 2_000;

/** The portal that runs in this checkout, if there is one. */
export async function findRunning(): Promise<RunningNote | undefined> {
  const note = readNote();
  return note && (await isAlive(note)) ? note : undefined;
}

/** Takes the place of the one portal of this checkout; answers the other's note when it is taken. */
export async function takeRunningLock(): Promise<RunningLock | RunningNote> {
  createDataFolder();
  const token = randomUUID();
  const server = await answerWith(token);
  const address = server.address();
  const livePort = typeof address === "object" ? (address?.port ?? 0) : 0;
  const note: RunningNote = { pid: process.pid, livePort, token };
  const other = await writeFirst(note);
  if (other) {
    server.close();
    return other;
  }
  let current = note;
  return {
    note: (facts) => {
      current = { ...current, ...facts };
      writeFileSync(RUNNING_FILE, JSON.stringify(current), { mode: 0o600 });
    },
    release: () => {
      server.close();
      if (readNote()?.token === token) rmSync(RUNNING_FILE, { force: true });
    },
  };
}

/** Writes the note where there is none; one of a portal that died is replaced. */
async function writeFirst(note: RunningNote): Promise<RunningNote | undefined> {
  for (;;) {
    try {
      writeFileSync(RUNNING_FILE, JSON.stringify(note), { mode: 0o600, flag: "wx" });
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const other = await findRunning();
      if (other) return other;
      rmSync(RUNNING_FILE, { force: true });
    }
  }
}

function readNote(): RunningNote | undefined {
  try {
    return JSON.parse(readFileSync(RUNNING_FILE, "utf8")) as RunningNote;
  } catch {
    return undefined;
  }
}

async function answerWith(token: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.end(token);
  });
  server.listen({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  server.unref();
  return server;
}

function isAlive({ livePort, token }: RunningNote): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect({ port: livePort, host: "127.0.0.1" });
    socket.setTimeout(ANSWER_MILLISECONDS, () => socket.destroy());
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer === token));
  });
}
