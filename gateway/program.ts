import { createReport } from "@/gateway/events";
import { EXIT, type ExitCode, GatewayError } from "@/gateway/exit-codes";
import { createFleet } from "@/gateway/fleet";
import { HELP } from "@/gateway/help";
import { type Options, parseOptions } from "@/gateway/options";
import { startStatusPage } from "@/gateway/status/server";

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
    if (options) return await runFleet(options, surroundings);
    surroundings.write(HELP);
    return EXIT.done;
  } catch (error) {
    const { exitCode, message } =
      error instanceof GatewayError ? error : { exitCode: EXIT.unexpected, message: String(error) };
    surroundings.complain(exitCode === EXIT.usage ? `${message}\n--help tells more.` : message);
    return exitCode;
  }
}

async function runFleet(options: Options, { write, ended }: Surroundings): Promise<ExitCode> {
  const fleet = createFleet(options, write);
  if (options.at !== null) return fleet.lookAt(options.at);
  if (options.once) return fleet.runOnce();
  if (options.statusPort === null) return fleet.run(ended);
  const page = await startStatusPage(options.statusPort, fleet.gateways);
  const report = createReport(write, { asJson: options.json, serial: null });
  report({ event: "status_page", url: page.url }, Math.floor(Date.now() / 1_000));
  try {
    return await fleet.run(ended);
  } finally {
    await page.stop();
  }
}
