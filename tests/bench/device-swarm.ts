import { type ClientRequest, request } from "node:http";
import { decodeJwt } from "jose";
import { type FleetDevice, tokenOf } from "@/tests/bench/device-fleet";

/** Many devices that stay connected, as gateways do: they come again when they are told to, and by doubling otherwise. */
export type Swarm = Readonly<{
  /** Resolves when every device has a document with what is asked for. */
  allHave: (isRight: IsRight) => Promise<void>;
  /** Resolves when this device has. */
  has: (device: FleetDevice, isRight: IsRight) => Promise<void>;
  /** How many connections were refused or broke without a goodbye. */
  failures: () => number;
  leave: () => void;
}>;

type Claims = Readonly<Record<string, unknown>>;
type IsRight = (claims: Claims) => boolean;

const FIRST_WAIT_MILLISECONDS = 2_000;
const LONGEST_WAIT_MILLISECONDS = 60_000;
/** A thousand connections in the same millisecond are no storm but a test of the listen queue. */
const START_SPREAD_MILLISECONDS = 3_000;

type Member = { device: FleetDevice; claims: Claims | null; req: ClientRequest | null; failures: number };

/** Connects all devices to the portal at this address. */
export function gatherSwarm(fleet: readonly FleetDevice[], url: string): Swarm {
  const members: Member[] = fleet.map((device) => ({ device, claims: null, req: null, failures: 0 }));
  const waiting = new Set<() => void>();
  let [isOver, failures] = [false, 0];
  const changed = () => {
    for (const look of waiting) look();
  };
  const comeAgain = (member: Member, milliseconds: number) =>
    setTimeout(() => !isOver && connect(member), milliseconds).unref();

  const connect = (member: Member) => {
    let retry: number | null = null;
    let isGone = false;
    const gone = () => {
      if (isGone || isOver) return;
      isGone = true;
      member.claims = null;
      if (retry !== null) return void comeAgain(member, retry);
      failures += 1;
      member.failures += 1;
      const most = Math.min(LONGEST_WAIT_MILLISECONDS, FIRST_WAIT_MILLISECONDS * 2 ** (member.failures - 1));
      comeAgain(member, most * (0.5 + Math.random() / 2));
    };
    const headers = { authorization: `Bearer ${tokenOf(member.device, url)}` };
    const req = request(`${url}/api/device/v1/events`, { headers, agent: false });
    member.req = req;
    req.once("error", gone).once("close", gone);
    req.once("response", (res) => {
      if (res.statusCode === 200) member.failures = 0;
      let text = "";
      res.setEncoding("latin1").on("data", (chunk: string) => {
        const events = `${text}${chunk}`.split("\n\n");
        text = events.pop() ?? "";
        for (const event of events) {
          const [, name] = /^event: (\w+)/m.exec(event) ?? [];
          const [, data = ""] = /^data: (.*)$/m.exec(event) ?? [];
          if (name === "document") member.claims = decodeJwt(data);
          if (name === "goodbye") retry = Number(JSON.parse(data).retryMilliseconds);
        }
        changed();
      });
    });
    req.end();
  };
  for (const member of members) comeAgain(member, Math.random() * START_SPREAD_MILLISECONDS);

  const untilHeard = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const hasIt = (member: Member | undefined, isRight: IsRight) =>
    member !== undefined && member.claims !== null && isRight(member.claims);

  return {
    allHave: (isRight) => untilHeard(() => members.every((member) => hasIt(member, isRight))),
    has: (wanted, isRight) => {
      const member = members.find(({ device }) => device === wanted);
      return untilHeard(() => hasIt(member, isRight));
    },
    failures: () => failures,
    leave: () => {
      isOver = true;
      for (const { req } of members) req?.destroy();
    },
  };
}
