/** An invitation, as the document shows one. */
export const INVITATION_EXAMPLE = {
  id: "01990b5a-7c00-7000-8000-000000000031",
  organizationId: "01990b5a-7c00-7000-8000-000000000003",
  email: "erika@example.com",
  permissions: ["view", "licenses"] as ("view" | "licenses")[],
  limited: true,
  projectIds: ["01990b5a-7c00-7000-8000-000000000010"],
  expiresAt: "2026-12-06T03:10:00Z",
};
