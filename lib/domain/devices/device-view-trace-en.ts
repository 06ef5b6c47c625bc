import type { TraceSentences } from "@/lib/domain/devices/device-view-trace";

const runs = (firmware: string) => (firmware === "" ? "" : ` It runs ${firmware}.`);

/** What happened with a device, in English. */
export const TRACE_EN: TraceSentences = {
  connected: ({ lastEventId }) =>
    lastEventId === ""
      ? "The device connected and listens for changes."
      : `The device connected again; document ${lastEventId} was the last it had heard of.`,
  "disconnected:restart": () =>
    "The portal ended the connection because it restarts; the device comes again.",
  "disconnected:replaced": () => "The connection ended because another one was opened with this identity.",
  "disconnected:certificate": () =>
    "The portal ended the connection because the certificate has ended or was revoked.",
  "disconnected:slow": () => "The portal ended the connection because the device did not read what was sent.",
  "disconnected:lost": () => "The line broke, or the device hung up.",
  "disconnected:process_lost": () =>
    "The part of the portal that the device was connected to went away without a word.",
  disconnected: () => "The connection ended.",
  sent: ({ seq }) => `Document ${seq} was sent to the device.`,
  fetched: ({ seq }) => `The device fetched document ${seq}.`,
  acknowledged: ({ seq, firmware }) => `The device installed document ${seq}.${runs(firmware)}`,
  "refused:stale_seq": ({ seq }) =>
    `The device refused document ${seq}: it has one with this number or a higher one.`,
  "refused:stale_iat": ({ seq }) => `The device refused document ${seq}: it has one that was signed later.`,
  "refused:forged": ({ seq }) => `The device refused document ${seq}: the signature does not hold.`,
  "refused:unknown_key": ({ seq }) =>
    `The device refused document ${seq}: it does not know the key that signed it.`,
  "refused:denied_key": ({ seq }) => `The device refused document ${seq}: the key that signed it is denied.`,
  "refused:unreadable": ({ seq }) => `The device refused document ${seq}: it could not read it.`,
  "refused:foreign_serial": ({ seq }) => `The device refused document ${seq}: it is for another device.`,
  "refused:foreign_issuer": ({ seq }) => `The device refused document ${seq}: it comes from another portal.`,
  refused: ({ seq, reason }) => `The device refused document ${seq}. The reason it gave: ${reason}.`,
  returned: ({ count }) =>
    count === "" ? "The device gave licenses back." : `The device gave licenses back: ${count}.`,
  "restarted:expired": ({ firmware }) =>
    `The device restarted because its rented licenses ended.${runs(firmware)}`,
  "restarted:test_mode_over": ({ firmware }) =>
    `The device restarted because its test mode was over.${runs(firmware)}`,
  "restarted:power": ({ firmware }) => `The device restarted after it was without power.${runs(firmware)}`,
  "restarted:update": ({ firmware }) => `The device restarted after an update.${runs(firmware)}`,
  "restarted:requested": ({ firmware }) =>
    `The device restarted because somebody wanted it to.${runs(firmware)}`,
  restarted: ({ reason, firmware }) =>
    `The device restarted.${reason === "" ? "" : ` The reason it gave: ${reason}.`}${runs(firmware)}`,
  stopped: ({ seq }) => `The device stopped its licenses${seq === "" ? "" : ` of document ${seq}`}.`,
  test_mode_started: () => "The test mode of the device was switched on: everything for eight hours.",
  test_mode_ended: () => "The test mode of the device ended.",
  other: ({ reason, seq }) => `${reason}${seq === "" ? "" : ` (document ${seq})`}`,
};
