export const HELP = `Usage: npm run gateway -- --portal URL --serial S [options]

A gateway: gets its licenses from the portal, verifies them, runs them, and stops
them in the second in which they end, with or without the portal. Then it
restarts, as a device does.

Who it is
  --portal URL        the portal's address, as in PORTAL_URL
  --serial S          the gateway's serial, such as 00-90-33-46-0A-F2
  --state DIR         where key, certificate and licenses are kept
                      (default .data/gateways/<serial>)
  --code CODE         enrolls the gateway with a code from the portal, such as
                      7K3M-9QTX-2B4W-HD8N. Needed once.
  --provision CODE    lets a rented gateway into the account a provisioning code
                      was made for (tab Hardware). Needed once; with --count, a
                      rollout. One that is refused ends the program (4).
  --name TEXT         the name it is to be listed under there
  --certificate FILE  or: a device certificate (PEM, with its chain) …
  --key FILE          … and its private key (PEM: P-256, Ed25519 or RSA).
                      With neither, a demo portal (DEMO=1) certifies the gateway.
  --firmware TEXT     what the portal shows as its firmware (default gateway)

What it does
  --once              ask once, say what runs, end
  --at INSTANT        say what the stored document lets run at this time
                      (2026-11-22T03:10:00Z), without asking the portal; end
  --poll              ask now and then instead of listening to events
  --interval SECONDS  how often to ask where there are no events (default 60)
  --test-mode         begin in test mode: everything runs for eight hours, then
                      a restart. Needs no portal; may be repeated.
  --status PORT       a status page on http://127.0.0.1:PORT, for this machine
                      alone, and the same as /status.json (0: any free port)
  --json              one JSON object per line instead of sentences
  --help              this text

Many of them
  --count N           N gateways in one process, with serials one after another;
                      each keeps its state in a folder of its own
  --ramp SECONDS      over how long they start (default: 100 in a second)

What goes wrong on purpose (probabilities from 0 to 1)
  --drop P            so many requests or answers are lost, and streams are cut
  --delay MS          everything takes up to so many milliseconds longer
  --duplicate P       so many requests arrive twice, and events come twice
  --disk-full P       so many attempts to write find the disk full
  --clock-offset S    this machine's clock is so many seconds off (-86400: a day
                      behind)
  --seed N            the same faults at the same places again

Examples
  npm run gateway -- --portal http://localhost:3000 --serial 00-90-33-46-0A-F2
  npm run gateway -- --portal http://localhost:3000 --serial 00-90-33-46-0A-F2 --once --json
  npm run gateway -- --portal https://portal.example --serial 00-90-33-46-0A-F2 \\
                     --code 7K3M-9QTX-2B4W-HD8N --status 8080
  npm run gateway -- --portal http://localhost:3000 --serial 00-90-33-46-0A-F2 \\
                     --provision 7K3M-9QTX-2B4W-HD8N --name Reception
  npm run gateway -- --serial 00-90-33-46-0A-F2 --test-mode --status 8080
  npm run gateway -- --portal http://localhost:3000 --serial 00-90-33-70-00-00 --count 1000
  npm run gateway -- --portal http://localhost:3000 --serial 00-90-33-46-0A-F2 \\
                     --drop 0.2 --delay 3000 --duplicate 0.1 --clock-offset -86400

Ends with
  0  done: what runs, or since when nothing does, was said
  1  something unexpected
  2  the command line cannot be understood
  3  the portal was not reached (--once); the stored document was used
  4  the portal refused this gateway (--once), or the code it was given
  5  the gateway refused what the portal sent (--once)
  6  the state folder cannot be read or written
`;
