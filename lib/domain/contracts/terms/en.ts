import type { TermsBook } from "@/lib/domain/contracts/terms/book";

/** Demo terms in English: invented for this portal, and nobody's real contract. */
export const en: TermsBook = {
  title: (contract) => `Demo terms of the contract “${contract}”`,
  first: [
    "These are demo terms. They were invented to show how this portal works, and bind nobody.",
    "The contract is a frame contract: it is made once for the organization that offers it. For a partner it also carries the accounts of the partner's customers, unless a customer has a contract of its own.",
    "The offer binds the offering organization from the second it is submitted. The contract exists when the vendor has approved it, from the start that the vendor names.",
  ],
  kinds: {
    software_rental: [
      "Software licenses are rented by the second and paid with iSC. One piece burns its monthly price in an average month of 2,628,000 seconds. Nothing is rounded.",
      "There is no minimum term. Whoever removes a license ends its debit in that second. When the balance does not pay for another second, everything rented stops, and nothing more is debited.",
      "iSC that were charged on an account stay there. They are neither paid out nor moved to another account.",
    ],
    hardware_rental: [
      "Devices remain the vendor's property. Each has a price of its own, is rented by the second, and includes its hardware licenses.",
      "A defective device is replaced. Its rental ends in the second in which that of its replacement begins.",
    ],
    myapps_cloud: [
      "PBXs with the operation mode “cloud” are rented at the prices of the cloud. This contract comes beside the contract “Software Rental” and does not replace it.",
    ],
    reloading_service: [
      "When the remaining runtime of an account falls below the chosen threshold, the account is charged with the chosen amount, at most up to the chosen monthly cap. One reload at most is open at a time.",
      "Each reload is invoiced to the partner. Both sides can stop the service at any time.",
    ],
  },
  last: [
    "The vendor may end the contract with a reason. From the notice on nothing new is rented under it. What still runs under it stops in the second in which it ends.",
    "What is left of charged iSC is kept for 24 months after the end and can be used if the rental is resumed.",
  ],
};
