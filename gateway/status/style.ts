/** One quiet surface; the state large; red for the end alone. */
export const STYLE = `
:root { color-scheme: light dark; --line: #d9dbe0; --soft: #5c6270; --end: #b3261e; --good: #1a6b3c; }
@media (prefers-color-scheme: dark) { :root { --line: #34373d; --soft: #a3a9b5; --end: #ff8a80; --good: #7fd6a2; } }
body { margin: 0; font: 14px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem; }
header p { margin: 0; color: var(--soft); }
h1 { margin: 0; font-size: 1.25rem; }
h2 { margin: 1.75rem 0 .5rem; font-size: .875rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
.state { margin: 1rem 0 0; font-size: 1.75rem; font-weight: 600; }
.state small { font-size: .875rem; font-weight: 400; color: var(--soft); }
.state.running, .state.test_mode { color: var(--good); }
.state.stopped, .fault { color: var(--end); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
td:first-child { white-space: nowrap; }
th { font-weight: 400; color: var(--soft); }
.number { text-align: right; padding-right: 0; }
.wide { overflow-x: auto; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
ol { list-style: none; margin: 0; padding: 0; }
li { padding: .125rem 0; overflow-wrap: anywhere; }
li span { white-space: pre-wrap; }
li time, footer { color: var(--soft); }
button { font: inherit; padding: .25rem .75rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
`;
