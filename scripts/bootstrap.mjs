/**
 * What has to happen before any package can be used: plain JavaScript for Node 20, without dependencies.
 * Installs the packages when they are missing or the lock file asks for others, then goes on under the Node
 * that the lock file pins, with TypeScript.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants as osConstants } from "node:os";
import { delimiter, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const pinnedNode = join(root, "node_modules", "node", "bin", "node");
const PINNED_MAJOR = 24;
const OLDEST_MAJOR = 20;
const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];

const majorOf = (version) => Number(version.replace(/^v/, "").split(".")[0]);

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** What npm noted of its last finished installation, against the lock file. */
function packagesAreInstalled() {
  const installed = readPackages("node_modules/.package-lock.json");
  const wanted = readPackages("package-lock.json") ?? {};
  if (!installed || !existsSync(pinnedNode)) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

/** npm must not run on the Node inside the folder it is about to replace. */
function systemEnvironment() {
  const ours = join(root, "node_modules") + sep;
  const path = (process.env.PATH ?? "").split(delimiter).filter((entry) => !(entry + sep).startsWith(ours));
  return { ...process.env, PATH: path.join(delimiter), NODE_ENV: "development" };
}

function npmCommand() {
  const node = process.env.npm_node_execpath;
  const npm = process.env.npm_execpath;
  const usable = node && npm && existsSync(node) && !node.startsWith(root) && existsSync(npm);
  return usable ? [node, npm] : ["npm"];
}

function installPackages() {
  console.log("Installing the packages (a minute or two, once) …");
  const [command, ...first] = npmCommand();
  const options = ["--include=dev", "--ignore-scripts=false", "--no-fund", "--no-audit", "--loglevel=error"];
  const { status, error } = spawnSync(command, [...first, "ci", ...options], {
    cwd: root,
    env: systemEnvironment(),
    stdio: "inherit",
  });
  if (error || status !== 0) {
    fail(
      error
        ? `npm could not be started (${error.message}). Install npm, or put it on the PATH.`
        : "The packages could not be installed; npm says why above. Can this machine reach the npm registry?",
    );
  }
  if (!existsSync(pinnedNode))
    fail(`Node ${PINNED_MAJOR} was not installed: npm has not run the install scripts.`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Goes on in this process where it runs on the Node that is wanted. */
async function continueHere(file, args) {
  process.argv = [process.argv[0], file, ...args];
  const { register } = await import(
    pathToFileURL(join(root, "node_modules/tsx/dist/esm/api/index.mjs")).href
  );
  register();
  await import(pathToFileURL(file).href);
}

/** Goes on in the pinned Node. The channel between the two tells the child when this process is killed. */
function continueInPinnedNode(file, args) {
  const child = spawn(pinnedNode, ["--import", "tsx", file, ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (osConstants.signals[signal] ?? 0)));
}

/**
 * Runs a TypeScript file of this repository, with everything it needs installed before. What it runs for is said before
 * anything is loaded: a library of which one half is loaded for development and one for production breaks.
 */
export async function run(file, args, mode = "production") {
  if (majorOf(process.version) < OLDEST_MAJOR)
    fail(`Node ${OLDEST_MAJOR} or newer is needed; this is ${process.version}.`);
  process.chdir(root);
  if (!packagesAreInstalled()) installPackages();
  const path = join(root, file);
  if (!existsSync(path)) fail(`There is no ${file}.`);
  process.env.NODE_ENV = mode;
  if (majorOf(process.version) === PINNED_MAJOR) await continueHere(path, args);
  else continueInPinnedNode(path, args);
}
