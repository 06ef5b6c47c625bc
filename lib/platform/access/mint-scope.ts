import type { Scope, ScopeFacts } from "@/lib/platform/access/scope";

/** Makes a scope of facts that were just read from the database. The linter keeps it to this folder and the tests. */
export const mintScope = (facts: ScopeFacts): Scope => facts as Scope;
