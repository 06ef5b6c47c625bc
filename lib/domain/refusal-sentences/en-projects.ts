import type { RefusalSentences } from "@/lib/domain/refusal-sentences/wording";

/** What refusals about projects, own activations and parked accounts say in English. */
export const projects = {
  project_not_found: () => "There is no such project.",
  limited_to_projects: () =>
    "You see some projects of this organization only. Someone who sees all of them can do this.",
  division_malformed: ({ most }) =>
    `Enter one amount or several, with + between them: 300 + 300 + 400. At most ${most} at once.`,
  own_activation_not_found: () => "There is no such own activation in this project.",
  activation_key_offered: () =>
    "This own activation is offered to another organization. Withdraw the transfer first.",
  transfer_not_found: () => "There is no such transfer, or it is not yours to see.",
  transfer_closed: () => "This transfer is closed: it was accepted, withdrawn or declined.",
  recipient_unknown: () =>
    "No one organization goes by this name or address. Enter its exact name, or the email address of somebody there with the permission “licenses”.",
  recipient_is_self: () => "This is your own organization. Add the key to another project instead.",
  account_parked: () =>
    "This account is parked: its history does not add up. Nothing can be charged or changed until the vendor has looked at it.",
  not_enough_left: ({ article, left }) => `Of ${article} only ${left} are left in this project.`,
} satisfies Partial<RefusalSentences>;
