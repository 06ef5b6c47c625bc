import { DEFAULT_PORT } from "@/lib/platform/env";
import { isFree } from "@/scripts/postgres/free-port";
import { SetupProblem } from "@/scripts/setup/progress";

const LAST_PORT = 3999;

/** The port that was asked for, which must be free; or else the first free one from 3000 on. */
export async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new SetupProblem(
      `Port ${wanted} (PORT) is taken by another program, or may not be used. Choose another, or leave PORT out.`,
    );
  }
  for (let port = DEFAULT_PORT; port <= LAST_PORT; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new SetupProblem(`No port from ${DEFAULT_PORT} to ${LAST_PORT} is free. Choose one with PORT.`);
}
