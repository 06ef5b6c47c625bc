import { expect, test } from "vitest";
import { mintScope } from "@/lib/platform/access/mint-scope";
import { listProjects, requireProject } from "@/lib/features/projects/data";
import { createProject, renameProject } from "@/lib/features/projects/mutations";
import { createCast, limited } from "@/tests/support/cast";

const namesOf = async (scope: Parameters<typeof listProjects>[0]) =>
  (await listProjects(scope)).map(({ name }) => name);

test("an organization starts with the project DEFAULT and can have more", async () => {
  const { partner } = await createCast();
  expect(await namesOf(partner)).toEqual(["DEFAULT"]);
  await createProject(partner, { name: "Hamburg" });
  expect(await namesOf(partner)).toEqual(["DEFAULT", "Hamburg"]);
});

test("names are unique per organization, whatever their capitals", async () => {
  const { partner, customer } = await createCast();
  await createProject(partner, { name: "Hamburg" });
  for (const name of ["Hamburg", "hamburg", "default"])
    await expect(createProject(partner, { name })).rejects.toMatchObject({ code: "name_taken" });
  await createProject(customer, { name: "Hamburg" });
});

test("a project gets another name, only its capitals changed too, but not that of another", async () => {
  const { partner } = await createCast();
  const { id: projectId } = await createProject(partner, { name: "Hamburg" });
  await renameProject(partner, { projectId, name: "HAMBURG" });
  expect(await namesOf(partner)).toEqual(["DEFAULT", "HAMBURG"]);
  await expect(renameProject(partner, { projectId, name: "Default" })).rejects.toMatchObject({
    code: "name_taken",
  });
});

test("two who choose one name at once: one gets it, the other is told", async () => {
  const { partner } = await createCast();
  const { id: projectId } = await createProject(partner, { name: "Kiel" });
  const [first] = await listProjects(partner);
  const results = await Promise.allSettled([
    renameProject(partner, { projectId, name: "Bremen" }),
    renameProject(partner, { projectId: first!.id, name: "bremen" }),
    createProject(partner, { name: "BREMEN" }),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "name_taken" });
});

test("of projects that take one name at once one gets it, and the others are told", async () => {
  const { partner } = await createCast();
  const projects = await Promise.all(
    Array.from({ length: 6 }, (_, at) => createProject(partner, { name: `Project ${at}` })),
  );
  for (let round = 0; round < 4; round += 1) {
    const results = await Promise.allSettled(
      projects.map(({ id }) => renameProject(partner, { projectId: id, name: `Taken ${round}` })),
    );
    const refused = results.filter(({ status }) => status === "rejected");
    expect(refused).toMatchObject(Array.from({ length: 5 }, () => ({ reason: { code: "name_taken" } })));
  }
});

test("the same reference makes one project", async () => {
  const { partner } = await createCast();
  const both = await Promise.all([1, 2].map(() => createProject(partner, { name: "Ulm" }, "one click")));
  expect(both[0]).toEqual(both[1]);
});

test("a project of another organization does not exist", async () => {
  const [{ partner }, { partner: stranger }] = [await createCast(), await createCast()];
  const [project] = await listProjects(partner);
  for (const id of [project!.id, "nothing"])
    await expect(requireProject(stranger, id)).rejects.toMatchObject({ code: "project_not_found" });
});

test("projects are made with the permission licenses, and not by those who see only some", async () => {
  const { partner } = await createCast();
  const viewer = limited(partner, { permissions: ["view"] });
  expect(() => createProject(viewer, { name: "Bonn" })).toThrow(/permission_missing/);
  const [project] = await listProjects(partner);
  const { id: hidden } = await createProject(partner, { name: "Bonn" });
  const some = mintScope({ ...partner, limitedTo: new Set([project!.id]) });
  expect(await namesOf(some)).toEqual(["DEFAULT"]);
  await expect(requireProject(some, hidden)).rejects.toMatchObject({ code: "project_not_found" });
  expect(() => createProject(some, { name: "Köln" })).toThrow(/limited_to_projects/);
});
