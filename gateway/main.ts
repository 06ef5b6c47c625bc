import { createReport } from "@/gateway/events";
import { EXIT, type ExitCode, GatewayError } from "@/gateway/exit-codes";
import { HELP, type Options, parseOptions } from "@/gateway/options";
import { openSession, type Session } from "@/gateway/session";
import { tellSituationAt } from "@/gateway/tell";
import { work, workOnce } from "@/gateway/work";

const write = (line: string): void => console.log(line);

const open = (options: Options): Promise<Session> =>
  openSession({
    ...options,
    time: { monotonic: () => performance.now(), wall: () => Date.now() },
    report: createReport(write, options.json),
  });

function endSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

async function main(args: readonly string[]): Promise<ExitCode> {
  const options = parseOptions(args);
  if (options === null) {
    write(HELP);
    return EXIT.done;
  }
  const session = await open(options);
  if (options.at !== null) {
    tellSituationAt(session, options.at);
    return EXIT.done;
  }
  return options.once ? workOnce(session) : work(session, options.intervalSeconds, endSignal());
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { exitCode, message } =
    error instanceof GatewayError ? error : { exitCode: EXIT.unexpected, message: String(error) };
  console.error(exitCode === EXIT.usage ? `${message}\n--help tells more.` : message);
  process.exitCode = exitCode;
}
