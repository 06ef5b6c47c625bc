/** Who can sign in with one click while there is demo data, one of each kind of organization. */
export const DEMO_PEOPLE = [
  { kind: "vendor", email: "vendor@demo.example" },
  { kind: "partner", email: "partner@demo.example" },
  { kind: "customer", email: "customer@demo.example" },
] as const;

/** Known to everybody, and too common to be chosen by anybody. */
export const DEMO_PASSWORD = "demo-portal-1";
