import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { runProgram } from "@/gateway/program";

/** What a gateway says with --json, one per line. */
export type SaidEvent = Readonly<{ event: string; at: string; [fact: string]: unknown }>;

/** A gateway program at work. */
export type GatewayProcess = Readonly<{
  said: readonly SaidEvent[];
  /** The first event of this name that was not waited for before; fails when the gateway ends without it. */
  next: (event: string) => Promise<SaidEvent>;
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
}>;

/** What a gateway that was run to its end has said, and how it ended. */
export type GatewayOutcome = Readonly<{
  code: number | null;
  events: SaidEvent[];
  text: string;
  errors: string;
}>;

/** Runs the gateway program to its end, in this process. */
export async function runGateway(args: readonly string[]): Promise<GatewayOutcome> {
  const [lines, complaints]: [string[], string[]] = [[], []];
  const code = await runProgram(args, {
    write: (line) => lines.push(line),
    complain: (line) => complaints.push(line),
    ended: new AbortController().signal,
  });
  const events = args.includes("--json") ? lines.map((line) => JSON.parse(line) as SaidEvent) : [];
  return { code, events, text: lines.join("\n"), errors: complaints.join("\n") };
}

/** Starts the gateway program in this process, to be ended by the test. */
export function startGatewayHere(args: readonly string[]): GatewayProcess {
  const ending = new AbortController();
  const record = createRecord();
  const ended = runProgram([...args, "--json"], {
    write: (line) => record.add(line),
    complain: (line) => record.complain(line),
    ended: ending.signal,
  });
  void ended.then(record.end);
  return {
    said: record.said,
    next: record.next,
    end: () => {
      ending.abort();
      return ended;
    },
  };
}

/** Starts the gateway program as a process of its own, to be ended by the test. */
export function startGateway(args: readonly string[]): GatewayProcess {
  const command = ["--import", "tsx", "gateway/main.ts", ...args, "--json"];
  const child = spawn(process.execPath, command, { env: { ...process.env, NODE_OPTIONS: "" } });
  const record = createRecord();
  createInterface({ input: child.stdout }).on("line", (line) => record.add(line));
  child.stderr.on("data", (chunk: Buffer) => record.complain(chunk.toString()));
  const closed = once(child, "close").then(([code]) => code as number | null);
  void closed.then(record.end);
  return {
    said: record.said,
    next: record.next,
    end: (signal = "SIGTERM") => {
      child.kill(signal);
      return closed;
    },
  };
}

function createRecord() {
  const said: SaidEvent[] = [];
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((look) => look());
  let [taken, isOver, errors] = [0, false, ""];
  return {
    said,
    add: (line: string) => {
      said.push(JSON.parse(line) as SaidEvent);
      wake();
    },
    complain: (text: string) => (errors += text),
    end: () => {
      isOver = true;
      wake();
    },
    next: (event: string) =>
      new Promise<SaidEvent>((resolve, reject) => {
        const look = () => {
          const index = said.findIndex((one, position) => position >= taken && one.event === event);
          if (index === -1 && !isOver) return;
          waiting.delete(look);
          taken = index + 1;
          const found = said[index];
          if (found) resolve(found);
          else reject(new Error(`The gateway ended without "${event}": ${errors}`));
        };
        waiting.add(look);
        look();
      }),
  };
}
