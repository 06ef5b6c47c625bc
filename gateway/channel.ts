/** How the gateway and the portal are in touch at present. Seconds are portal time. */
export type Channel = Readonly<{
  state: "none" | "connecting" | "listening" | "polling" | "offline";
  /** Since when it is so. */
  since: number | null;
  /** When the portal was last heard. */
  heardAt: number | null;
  /** Why, where it is not as it should be. */
  reason: string;
}>;

export const NO_CHANNEL: Channel = { state: "none", since: null, heardAt: null, reason: "" };
