import { describe, expect, test } from "vitest";
import { acceptAsNew, acceptInvitation } from "@/lib/features/invitations/acceptance/mutations";
import { getOfferedInvitation } from "@/lib/features/invitations/data";
import { invite, resendInvitation, withdrawInvitation } from "@/lib/features/invitations/mutations";
import type { InviteInput } from "@/lib/features/invitations/schema";
import { checkCredentials } from "@/lib/platform/auth/credentials";
import { db } from "@/lib/platform/db/client";
import { createCast, limited, selfOf } from "@/tests/support/cast";
import { linkMailedTo, mailsTo } from "@/tests/support/links";
import { createPerson, type TestPerson } from "@/tests/support/people";

const NEW = "a river of seventeen geese";
let count = 0;
const newEmail = () => `gast${(count += 1)}@invited.example`;
const input = (given: Partial<InviteInput>): InviteInput => ({
  email: newEmail(),
  permissions: ["view", "licenses"],
  limited: false,
  projectIds: [],
  locale: "de",
  ...given,
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "granted",
    (error: { code: string }) => error.code,
  );
const membershipOf = ({ id }: Pick<TestPerson, "id">, organizationId: string) =>
  db.membership.findUnique({
    where: { userId_organizationId: { userId: id, organizationId } },
    include: { projects: true },
  });
const projectOf = (organizationId: string) => db.project.findFirstOrThrow({ where: { organizationId } });

describe("an invitation", () => {
  test("is mailed in its language, is kept as a hash, and makes the person a member with its rights", async () => {
    const { partner } = await createCast();
    const person = await createPerson();
    const project = await projectOf(partner.organizationId);
    const limits = { limited: true, projectIds: [project.id] };
    const { id } = await invite(partner, input({ email: person.email, ...limits }));
    const [mail] = await mailsTo(person.email);
    expect(mail).toMatchObject({ kind: "invitation", subject: `Einladung zu ${partner.organizationName}` });
    const link = await linkMailedTo(person.email, "invitation");
    expect(JSON.stringify(await db.invitation.findUnique({ where: { id } }))).not.toContain(link);
    expect(await getOfferedInvitation(link)).toMatchObject({ isRegistered: true, limited: true });
    expect(await acceptInvitation(selfOf(person), link)).toBe(partner.organizationId);
    const membership = await membershipOf(person, partner.organizationId);
    expect(membership).toMatchObject({ permissions: ["view", "licenses"], limited: true });
    expect(membership?.projects.map(({ projectId }) => projectId)).toEqual([project.id]);
    expect(await getOfferedInvitation(link)).toBeNull();
    expect(await acceptInvitation(selfOf(person), link)).toBe(partner.organizationId);
  });

  test("registers a new person, whose address needs no other proof", async () => {
    const { partner } = await createCast();
    const { email } = await invite(partner, input({}));
    const link = await linkMailedTo(email, "invitation");
    expect(await getOfferedInvitation(link)).toMatchObject({ isRegistered: false });
    const { userId } = await acceptAsNew({ link, name: "Gast", newPassword: NEW }, "de");
    expect(await membershipOf({ id: userId }, partner.organizationId)).not.toBeNull();
    expect(await codeOf(checkCredentials({ email, password: NEW, address: "203.0.113.9" }))).toBe("granted");
    expect(await codeOf(acceptAsNew({ link, name: "Gast", newPassword: NEW }, "de"))).toBe("link_invalid");
  });

  test("takes over an unconfirmed sign-up somebody else made with the address, and never a confirmed person", async () => {
    const { partner } = await createCast();
    const squatted = await createPerson({ isConfirmed: false });
    await invite(partner, input({ email: squatted.email }));
    const link = await linkMailedTo(squatted.email, "invitation");
    await acceptAsNew({ link, name: "Wirklich", newPassword: NEW }, "de");
    const { name, confirmedAt } = await db.user.findUniqueOrThrow({ where: { id: squatted.id } });
    expect([name, confirmedAt === null]).toEqual(["Wirklich", false]);
    const known = await createPerson();
    await invite(partner, input({ email: known.email }));
    const other = await linkMailedTo(known.email, "invitation");
    const answer = acceptAsNew({ link: other, name: "Dieb", newPassword: NEW }, "de");
    expect(await codeOf(answer)).toBe("sign_in_required");
  });

  test("is for its address alone", async () => {
    const { partner } = await createCast();
    const { email } = await invite(partner, input({}));
    const link = await linkMailedTo(email, "invitation");
    const another = await createPerson();
    expect(await codeOf(acceptInvitation(selfOf(another), link))).toBe("invitation_for_another");
    expect(await membershipOf(another, partner.organizationId)).toBeNull();
  });

  test("accepted by two tabs at once makes one membership", async () => {
    const { partner } = await createCast();
    const person = await createPerson();
    await invite(partner, input({ email: person.email }));
    const link = await linkMailedTo(person.email, "invitation");
    const codes = await Promise.all(
      Array.from({ length: 6 }, () => codeOf(acceptInvitation(selfOf(person), link))),
    );
    expect(new Set(codes)).toEqual(new Set(["granted"]));
    expect(await db.auditEntry.count({ where: { action: "member.joined", actorId: person.id } })).toBe(1);
    const { email } = await invite(partner, input({}));
    const fresh = await linkMailedTo(email, "invitation");
    const news = await Promise.all(
      Array.from({ length: 4 }, () =>
        codeOf(acceptAsNew({ link: fresh, name: "Gast", newPassword: NEW }, "de")),
      ),
    );
    expect(news.filter((code) => code === "granted")).toHaveLength(1);
  });

  test("ends when it is withdrawn, sent again, or a fortnight old", async () => {
    const { partner } = await createCast();
    const person = await createPerson();
    const { id } = await invite(partner, input({ email: person.email }));
    const accept = (link: string) => codeOf(acceptInvitation(selfOf(person), link));
    const first = await linkMailedTo(person.email, "invitation");
    await resendInvitation(partner, id);
    const second = await linkMailedTo(person.email, "invitation");
    expect([await accept(first), await accept("made-up")]).toEqual(["link_invalid", "link_invalid"]);
    await db.$executeRaw`UPDATE invitations SET expires_at = expires_at - interval '14 days'`;
    expect(await accept(second)).toBe("link_invalid");
    await resendInvitation(partner, id);
    const third = await linkMailedTo(person.email, "invitation");
    await withdrawInvitation(partner, id);
    expect(await accept(third)).toBe("link_invalid");
    expect(await codeOf(withdrawInvitation(partner, id))).toBe("not_found");
    expect(await codeOf(resendInvitation(partner, id))).toBe("not_found");
  });
});

describe("inviting", () => {
  test("refuses a member, somebody invited already, and rights that do not fit", async () => {
    const { partner, customer } = await createCast();
    const member = await createPerson({ organizationId: partner.organizationId });
    expect(await codeOf(invite(partner, input({ email: member.email })))).toBe("member_already");
    const email = newEmail();
    const codes = await Promise.all(
      Array.from({ length: 5 }, () => codeOf(invite(partner, input({ email })))),
    );
    expect(codes.toSorted()).toEqual(["granted", ...Array.from({ length: 4 }, () => "invited_already")]);
    const foreign = await projectOf(customer.organizationId);
    expect(await codeOf(invite(partner, input({ limited: true })))).toBe("projects_missing");
    expect(await codeOf(invite(partner, input({ limited: true, projectIds: [foreign.id] })))).toBe(
      "project_not_found",
    );
    const own = await projectOf(partner.organizationId);
    const wide = { limited: true, projectIds: [own.id], permissions: ["view", "members"] as const };
    expect(await codeOf(invite(partner, input({ ...wide, permissions: [...wide.permissions] })))).toBe(
      "rights_too_wide",
    );
  });

  test("is for those with the permission: into their own organization, and a partner's into its customers", async () => {
    const [mine, other] = [await createCast(), await createCast()];
    const into = (organizationId: string) => input({ organizationId });
    expect(await codeOf(invite(mine.partner, into(mine.customer.organizationId)))).toBe("granted");
    expect(await codeOf(invite(mine.customer, into(mine.customer.organizationId)))).toBe("granted");
    for (const organizationId of [other.customer, other.partner, other.vendor].map(
      (one) => one.organizationId,
    ))
      expect(await codeOf(invite(mine.partner, into(organizationId)))).toBe("not_found");
    expect(await codeOf(invite(mine.customer, into(mine.partner.organizationId)))).toBe("not_found");
    const weak = limited(mine.partner, { permissions: ["view", "rental"] });
    expect(await codeOf(invite(weak, input({})))).toBe("permission_missing");
    const { id } = await invite(mine.partner, input({}));
    expect(await codeOf(withdrawInvitation(other.partner, id))).toBe("not_found");
  });

  test("the same reference invites once", async () => {
    const { partner } = await createCast();
    const given = input({});
    const answers = [await invite(partner, given, "ref-1"), await invite(partner, given, "ref-1")];
    expect(answers[0]).toEqual(answers[1]);
    expect(await mailsTo(given.email)).toHaveLength(1);
  });
});
