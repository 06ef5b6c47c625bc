import type { Branded } from "@/lib/domain/branded";

/** A person who asks for themselves, whatever organization they belong to, if any. */
export type SelfFacts = Readonly<{
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  via: "session";
  /** Where the request came from, to count wrong guesses by. */
  address: string;
}>;

/** Who one is, as a type: only the session gate makes one. It opens what belongs to the person, and nothing else. */
export type Self = Branded<SelfFacts, "Self">;
