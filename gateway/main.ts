import { runProgram } from "@/gateway/program";

const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ending.abort());

process.exitCode = await runProgram(process.argv.slice(2), {
  write: (line) => console.log(line),
  complain: (line) => console.error(line),
  ended: ending.signal,
});
