import { type RefusalSentences, readableTime, wordsFor } from "@/lib/domain/refusal-sentences/wording";

const CLOSED = { shipped: "was shipped", cancelled: "was cancelled" };

/** What refusals about rental devices, their orders and their provisioning say in English. */
export const rentalDevices = {
  rental_device_unknown: ({ serial }) => `The account has no rental device with the serial ${serial}.`,
  rental_device_not_shipped: ({ serial }) =>
    `The device ${serial} is not a rental device that was shipped to this account's partner or customer.`,
  rental_device_elsewhere: ({ serial }) =>
    `The device ${serial} was provisioned for another account. Remove it there first, in the tab Contract.`,
  rental_device_retired: ({ serial }) =>
    `The device ${serial} was exchanged and goes back to the vendor. It cannot be rented any more.`,
  rental_device_idle: ({ serial }) =>
    `The device ${serial} is not rented, so there is nothing to swap. Activate the other device.`,
  rental_device_active: ({ serial }) =>
    `The device ${serial} is rented already. Choose a device that is not.`,
  rental_device_rents: ({ serial }) => `The device ${serial} is rented. Deactivate it first.`,
  rental_device_differs: ({ serial, article }) =>
    `The device ${serial} is another model. Only a device of the article ${article} can take this one's place.`,
  rental_device_repeated: ({ serial }) => `The serial ${serial} is given twice.`,
  rental_order_closed: ({ state }) =>
    `This is no longer possible: the order ${wordsFor(CLOSED, state, "is closed")}.`,
  rental_order_miscounted: ({ article, ordered, given }) =>
    `Of ${article}, ${ordered} were ordered, and ${given} serials are given. Both must be the same.`,
  provisioning_code_unknown: () => "Nobody has made this provisioning code. Perhaps it was mistyped.",
  provisioning_code_expired: ({ at }) =>
    `This provisioning code expired on ${readableTime(at)}. Please make a new one.`,
  provisioning_code_ended: () => "This provisioning code was ended. Please make a new one.",
  provisioning_code_used: ({ most }) =>
    most === 1
      ? "This provisioning code was used already. Each device needs a new one, or make a code for a rollout."
      : `This provisioning code has let in all of its ${most} devices. Please make a new one.`,
} as const satisfies Partial<RefusalSentences>;
