import { expect, test } from "vitest";
import { CONTRACT_STATES } from "@/lib/domain/contracts/contract";
import { contractPaper } from "@/lib/platform/contracts/contract-paper";

const paper = (state: (typeof CONTRACT_STATES)[number]) =>
  contractPaper(
    {
      kind: "software_rental",
      state,
      organization: { name: "Nordlicht" },
      details: {
        companyName: "Nordlicht ITK",
        street: "Kaistraße 1",
        postalCode: "20457",
        city: "Hamburg",
        country: "DE",
        vatId: "",
        signatoryName: "Ada",
        signatoryRole: "Owner",
      },
      submittedAt: null,
      number: null,
      startsAt: null,
      endsAt: null,
      terms: null,
    },
    "de",
  );

test("paper calls the state of a contract what the screens call it", () => {
  expect(CONTRACT_STATES.map((state) => paper(state).facts[0])).toEqual([
    ["Zustand", "Entwurf"],
    ["Zustand", "Eingereicht"],
    ["Zustand", "Genehmigt"],
    ["Zustand", "Abgelehnt"],
    ["Zustand", "Beendet"],
  ]);
});
