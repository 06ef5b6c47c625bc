import { createReport } from "@/gateway/events";
import { EXIT, type ExitCode, GatewayError } from "@/gateway/exit-codes";
import { HELP, type Options, parseOptions } from "@/gateway/options";
import { openSession } from "@/gateway/session";
import { tellSituationAt } from "@/gateway/tell";
import { work, workOnce } from "@/gateway/work";

/** Where the program writes, and what ends it. */
export type Surroundings = Readonly<{
  write: (line: string) => void;
  complain: (line: string) => void;
  ended: AbortSignal;
}>;

/** Does what the command line asks for and answers the exit code. */
export async function runProgram(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  try {
    const options = parseOptions(args);
    if (options) return await runGateway(options, surroundings);
    surroundings.write(HELP);
    return EXIT.done;
  } catch (error) {
    const { exitCode, message } =
      error instanceof GatewayError ? error : { exitCode: EXIT.unexpected, message: String(error) };
    surroundings.complain(exitCode === EXIT.usage ? `${message}\n--help tells more.` : message);
    return exitCode;
  }
}

async function runGateway(options: Options, { write, ended }: Surroundings): Promise<ExitCode> {
  const session = await openSession({
    ...options,
    time: { monotonic: () => performance.now(), wall: () => Date.now() },
    report: createReport(write, options.json),
  });
  if (options.at !== null) {
    tellSituationAt(session, options.at);
    return EXIT.done;
  }
  return options.once ? workOnce(session) : work(session, options.intervalSeconds, ended);
}
