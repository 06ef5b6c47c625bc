/** How the gateway program ends. Running and stopped are both a good end: the gateway says which in words. */
export const EXIT = {
  /** Everything asked for was done. */
  done: 0,
  /** Something happened that has no code of its own. */
  unexpected: 1,
  /** The command line cannot be understood. */
  usage: 2,
  /** The portal was not reached; what was said comes from the stored document. */
  offline: 3,
  /** The portal refused the gateway: certificate, token or clock. */
  identity: 4,
  /** The gateway refused what the portal sent: forged, foreign, stale or unreadable. */
  document: 5,
  /** The state directory cannot be read or written. */
  state: 6,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the program with this code and this sentence. */
export class GatewayError extends Error {
  constructor(
    readonly exitCode: ExitCode,
    sentence: string,
  ) {
    super(sentence);
    this.name = "GatewayError";
  }
}
