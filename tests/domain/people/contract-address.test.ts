import { expect, test } from "vitest";
import { decideMayOfferContracts, FREEMAIL_DOMAINS, ROLE_NAMES } from "@/lib/domain/people/contract-address";

const LISTS = { roleNames: ROLE_NAMES, freemailDomains: FREEMAIL_DOMAINS };

test.each([
  ["erika.muster@bergmann.example", "allowed"],
  ["it.specialist@bergmann.example", "allowed"],
  ["info@bergmann.example", "role_mailbox"],
  ["IT@Bergmann.example", "role_mailbox"],
  ["team@bergmann.example", "role_mailbox"],
  ["sales+offers@bergmann.example", "role_mailbox"],
  ["tech@bergmann.example", "role_mailbox"],
  ["erika@gmail.com", "freemail"],
  ["erika@mail.gmx.de", "freemail"],
  ["erika@notgmx.de", "allowed"],
  ["info@gmx.de", "role_mailbox"],
] as const)("%s: %s", (email, decision) => {
  expect(decideMayOfferContracts(email, LISTS)).toBe(decision);
});

test("the lists are the installation's own", () => {
  const lists = { roleNames: ["chef"], freemailDomains: ["example"] };
  expect(decideMayOfferContracts("chef@bergmann.test", lists)).toBe("role_mailbox");
  expect(decideMayOfferContracts("info@bergmann.test", lists)).toBe("allowed");
  expect(decideMayOfferContracts("erika@bergmann.example", lists)).toBe("freemail");
  expect(decideMayOfferContracts("info@gmx.de", { roleNames: [], freemailDomains: [] })).toBe("allowed");
});
