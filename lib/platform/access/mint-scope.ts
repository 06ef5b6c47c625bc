import type { Scope, ScopeFacts } from "@/lib/platform/access/scope";
import type { Self, SelfFacts } from "@/lib/platform/access/self";

/** Makes a scope of facts that were just read from the database. The linter keeps it to this folder and the tests. */
export const mintScope = (facts: ScopeFacts): Scope => facts as Scope;

/** Makes a person's own standing of facts that were just read from the database. */
export const mintSelf = (facts: SelfFacts): Self => facts as Self;
