import { runCommand } from "@/scripts/setup/command";
import { readOptions } from "@/scripts/setup/options";
import { choosePort } from "@/scripts/setup/port";
import { SetupProblem } from "@/scripts/setup/progress";
import { stopLater, untilStopped } from "@/scripts/setup/shutdown";

const USAGE = "npm run devices -- [--port 3001]";

await runCommand({
  usage: USAGE,
  work: async (args) => {
    const port = await choosePort(readPort(readOptions(args, ["port"], USAGE)["port"]));
    const settings = { SERVE: "devices", WORKER: "off", PORT: String(port) };
    Object.assign(process.env, settings);
    const { serve } = await import("@/server/main");
    const { stop } = await serve({ dev: false });
    stopLater("The device server", stop);
    console.log(`Devices are served on port ${port}. Stop it with Ctrl-C.`);
    await untilStopped();
  },
});

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new SetupProblem(`Usage:\n  ${USAGE}`);
}
