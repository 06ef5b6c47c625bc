import { spawnSync } from "node:child_process";

/** The system account PostgreSQL runs under; undefined: our own, which is not root. */
export type Account = Readonly<{ uid: number; gid: number }> | undefined;

const NAME = "postgres";

/** PostgreSQL refuses to run as root. For root: the account `postgres`, created when missing, or `nobody`. */
export function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  const account = lookUp(NAME) ?? create() ?? lookUp("nobody");
  if (!account)
    throw new Error("PostgreSQL does not run as root, and no other account could be found or created.");
  return account;
}

/** Whether the account may do with a path what `test` asks: -r, -w, -x. */
export function accountMay(account: Account, test: "-r" | "-w" | "-x", path: string): boolean {
  const options = { ...account, cwd: "/", stdio: "ignore" as const };
  return spawnSync("/bin/sh", ["-c", `test ${test} "$1"`, "sh", path], options).status === 0;
}

function lookUp(name: string): Account {
  const [uid, gid] = [identify("-u", name), identify("-g", name)];
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function identify(option: string, name: string): number | undefined {
  const { status, stdout } = spawnSync("id", [option, name], { encoding: "utf8" });
  const id = Number.parseInt(stdout ?? "", 10);
  return status === 0 && id > 0 ? id : undefined;
}

function create(): Account {
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]],
    ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", NAME]],
  ];
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { stdio: "ignore" }).status === 0) return lookUp(NAME);
  }
  return undefined;
}
