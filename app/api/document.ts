import { DEVICE_ROUTES } from "@/app/api/described/device-routes";
import { IDENTITY_ROUTES } from "@/app/api/described/identity-routes";
import { SCRIPT_ROUTES } from "@/app/api/described/script-routes";
import { OPERATIONS } from "@/app/api/v1/operations";
import { describedOperation, type Described } from "@/lib/platform/api/open-api/described";
import { type About, type OpenApiDocument, openApiDocument } from "@/lib/platform/api/open-api/document";

const ABOUT: About = {
  title: "License Portal API",
  version: "1.0.0",
  description: [
    "Activation keys, accounts, and what is rented, by token.",
    'Amounts of iSC are decimal text (`"12.50"`), ticks and counters are integers as text, times are RFC 3339 in UTC and whole seconds. 1 iSC is 262,800,000 ticks; a price of *p* hundredths of an iSC per average month burns exactly *p* ticks a second.',
    "What goes wrong is a problem document (RFC 9457): decide by its `code`. A field that is not known is refused, so that a typing error is not a silent default.",
  ].join("\n\n"),
  tags: [
    { name: "Accounts", description: "Balances, charges, what is rented, and the history. For everyone." },
    { name: "Licenses", description: "Projects, activation keys and license keys. For everyone." },
    {
      name: "Rental devices",
      description:
        "Orders, provisioning codes, activation and exchange of phones and gateways. For everyone.",
    },
    {
      name: "Device states",
      description: "How devices stand, what they have, and what happened with them. For everyone.",
    },
    { name: "Contracts", description: "Offers, their terms and what became of them. For everyone." },
    {
      name: "Reloads",
      description:
        "The reloading service, its reloads and their invoices. For everyone; invoices for partners.",
    },
    { name: "Prices", description: "The price list in force. For everyone." },
    {
      name: "Members",
      description: "People of an organization, and invitations. For everyone with `members`.",
    },
    { name: "Partner", description: "Customers, their accounts and PBXs. For partners." },
    { name: "Vendor", description: "Articles, price lists and activation keys. For the vendor." },
    { name: "Devices", description: "License documents. For gateways, with a device certificate." },
    {
      name: "Operation",
      description: "What runs by itself, and the demo clock. For the installation's own scripts.",
    },
  ],
};

/** Every route a program may call, as the document tells it. */
export const described = (): readonly Described[] => [
  ...OPERATIONS.map(describedOperation),
  ...DEVICE_ROUTES,
  ...IDENTITY_ROUTES,
  ...SCRIPT_ROUTES,
];

let made: OpenApiDocument | undefined;

/** The OpenAPI document of the portal, made once. */
export const document = (): OpenApiDocument => (made ??= openApiDocument(ABOUT, described()));
