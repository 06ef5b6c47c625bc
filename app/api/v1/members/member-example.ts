/** A person who works for an organization, as the document shows one. */
export const MEMBER_EXAMPLE = {
  userId: "01990b5a-7c00-7000-8000-000000000021",
  name: "Erika Muster",
  email: "erika@example.com",
  permissions: ["view", "licenses"] as ("view" | "licenses")[],
  limited: true,
  projectIds: ["01990b5a-7c00-7000-8000-000000000010"],
};
