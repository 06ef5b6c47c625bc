import type { License } from "@/gateway/license-document";
import { STYLE } from "@/gateway/status/style";
import type { Snapshot } from "@/gateway/status/snapshot";

const REFRESH_SECONDS = 5;

const STATES: Readonly<Record<Snapshot["state"], string>> = {
  running: "Running",
  stopped: "Stopped",
  test_mode: "Test mode",
  unlicensed: "No licenses",
};

const CHANNELS: Readonly<Record<Snapshot["channel"]["state"], string>> = {
  none: "no portal yet",
  connecting: "connecting",
  listening: "online, told of every change at once",
  polling: "online, asking now and then",
  offline: "offline",
};

/** The page of one gateway. It draws itself anew every few seconds, without a script. */
export function gatewayPage({
  serial,
  snapshot,
  isLive,
}: Readonly<{ serial: string; snapshot: Snapshot | null; isLive: boolean }>): string {
  const page = (body: string) => wholePage({ title: serial, body, isLive });
  if (!snapshot) return page(`<h1>${escape(serial)}</h1><p>Starting …</p>`);
  return page(
    [
      `<header><p>Gateway</p><h1>${escape(serial)}</h1></header>`,
      `<p class="state ${snapshot.state}">${STATES[snapshot.state]}${endOf(snapshot)}</p>`,
      snapshot.diskFault === null ? "" : diskLine(snapshot.diskFault),
      licensesOf(snapshot),
      factsOf(snapshot),
      testModeOf(snapshot),
      recentOf(snapshot),
    ].join("\n"),
  );
}

/** The page of several gateways: one line each. */
export function fleetPage({
  count,
  snapshots,
  isLive,
}: Readonly<{ count: number; snapshots: readonly Snapshot[]; isLive: boolean }>): string {
  const rows = snapshots.map(
    (each) =>
      `<tr><td><a href="/${escape(each.serial)}">${escape(each.serial)}</a></td><td>${STATES[each.state]}</td>` +
      `<td>${time(each.until)}</td><td class="number">${each.document?.seq ?? ""}</td>` +
      `<td>${CHANNELS[each.channel.state]}</td></tr>`,
  );
  const heads = ["Serial", "State", "Until", "Document", "Portal"].map(
    (head) => `<th scope="col">${head}</th>`,
  );
  const table = `<table><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
  const title = `${count} gateways`;
  const body = `<header><h1>${title}</h1></header>${rows.length > 0 ? wide(table) : "<p>Starting …</p>"}`;
  return wholePage({ title, body, isLive });
}

const wide = (table: string): string => `<div class="wide">${table}</div>`;

function endOf({ until, since }: Snapshot): string {
  if (since !== null) return ` <small>since ${time(since)}</small>`;
  return until === null ? "" : ` <small>until ${time(until)}</small>`;
}

const diskLine = (fault: string): string =>
  `<p class="fault" role="status">The disk takes nothing (${escape(fault)}). What was kept before counts.</p>`;

function licensesOf({ licenses, state }: Snapshot): string {
  if (state === "test_mode") return "<h2>Licenses</h2><p>Everything, without limits.</p>";
  if (licenses.length === 0) return "<h2>Licenses</h2><p>None that runs now.</p>";
  const heads =
    '<th scope="col">License</th><th scope="col">Source</th><th scope="col" class="number">Quantity</th>';
  const rows = licenses.map(licenseRow).join("\n");
  return `<h2>Licenses</h2>${wide(`<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`)}`;
}

const licenseRow = ({ name, version, source, quantity }: License): string =>
  `<tr><td>${escape(`${name} ${version}`)}</td><td>${source}</td><td class="number">${quantity}</td></tr>`;

function factsOf(snapshot: Snapshot): string {
  const { channel, document, portal } = snapshot;
  const acknowledged = document?.acknowledged === true ? "acknowledged" : "not acknowledged yet";
  const facts: readonly (readonly [string, string])[] = [
    ["Portal", escape(portal === "" ? "none" : portal)],
    [
      "Connection",
      `${CHANNELS[channel.state]}${channel.since === null ? "" : `, since ${time(channel.since)}`}`,
    ],
    ["Last heard", time(channel.heardAt)],
    ["Document", document ? `${document.seq}, ${acknowledged}` : "none"],
    ["Rental and test end", document ? time(document.endsAt) : ""],
    ["Certificate until", time(snapshot.certificateUntil)],
    ["Still to be told", String(snapshot.untold)],
    ["Denied license keys", escape(snapshot.deniedLicenseKeys.join(", ")) || "none"],
    ["Firmware", escape(snapshot.firmware)],
    ["Portal time here", time(snapshot.now)],
  ];
  return `<h2>Facts</h2><dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value || "—"}</dd>`).join("")}</dl>`;
}

function testModeOf({ serial, state, testModeUntil }: Snapshot): string {
  const isOn = state === "test_mode";
  const says = isOn
    ? `On until ${time(testModeUntil)}; then the gateway restarts.`
    : "Everything runs for eight hours, then the gateway restarts. Needs no portal.";
  const act = isOn ? ["off", "Turn off"] : ["on", "Turn on for eight hours"];
  const action = `/${escape(serial)}/test-mode/${act[0]}`;
  return `<h2>Test mode</h2><p>${says}</p><form method="post" action="${action}"><button>${act[1]}</button></form>`;
}

function recentOf({ recent }: Snapshot): string {
  const lines = recent.map(({ at, sentence }) => `<li>${time(at)} <span>${escape(sentence)}</span></li>`);
  return `<h2>Lately</h2><ol>${lines.join("\n")}</ol>`;
}

const time = (moment: string | null): string =>
  moment === null ? "" : `<time datetime="${moment}">${moment.replace("T", " ").replace("Z", " UTC")}</time>`;

function wholePage({
  title,
  body,
  isLive,
}: Readonly<{ title: string; body: string; isLive: boolean }>): string {
  const refresh = isLive ? `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">` : "";
  const says = isLive
    ? `Drawn anew every ${REFRESH_SECONDS} seconds. <a href="?still">Stand still</a>`
    : 'Stands still. <a href="?">Draw anew</a>';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh}
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>
${body}
<footer><p>${says} · <a href="/status.json">status.json</a></p></footer>
</main></body>
</html>
`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
