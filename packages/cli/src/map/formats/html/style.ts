/** System fonts and two palettes: nothing is fetched. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f7f7f5; --card: #ffffff; --ink: #1d1f22; --soft: #5a5f66; --line: #e3e3df; --head: #f1f1ee;
  --link: #1f4f9e; --focus: #2f6fd6;
  --good: #14623a; --good-bg: #e4f3ea; --warn: #7a4a00; --warn-bg: #fdf0d8; --bad: #9b1c1c; --bad-bg: #fce6e4;
  --plain-bg: #eeeeeb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #141619; --card: #1c1f23; --ink: #e8e8e5; --soft: #a4a9b0; --line: #30343a; --head: #23272c;
    --link: #8fb8f7; --focus: #6ea3f5;
    --good: #86d6a6; --good-bg: #173325; --warn: #f0c271; --warn-bg: #3a2c10; --bad: #f59a94; --bad-bg: #43191a;
    --plain-bg: #2b2f35;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 5rem; }
body {
  margin: 0 auto; max-width: 90rem; padding: 2rem 1.5rem 3rem; background: var(--page); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
code { font: 0.875em/1.45 ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.015em; }
h2 { margin: 0; font-size: 1.1875rem; line-height: 1.3; }
.lede { margin: 0.25rem 0 1.25rem; color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.5rem; margin: 0 0 1.25rem; }
.tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 0.625rem 0.875rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.tiles dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tiles dt { color: var(--soft); font-size: 0.8125rem; line-height: 1.35; }
.tiles .warn dd { color: var(--warn); }
.tiles .bad dd { color: var(--bad); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.375rem; margin: 0 0 1.25rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding: 0.125rem 0.625rem; border: 1px solid var(--line); border-radius: 999px; background: var(--card); color: var(--ink); font-size: 0.8125rem; text-decoration: none; }
nav a:hover { border-color: var(--soft); }
nav span { margin-left: 0.125rem; color: var(--soft); font-variant-numeric: tabular-nums; }
[role=search] {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem;
  margin: 0 -1.5rem 1.5rem; padding: 0.625rem 1.5rem; border-bottom: 1px solid var(--line); background: var(--page); font-size: 0.8125rem;
}
[role=search] label { display: flex; align-items: center; gap: 0.375rem; color: var(--soft); }
[role=search] .grow { flex: 1 1 14rem; }
select, input[type=search], button { padding: 0.3125rem 0.5rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--ink); font: inherit; }
select { max-width: 12rem; }
input[type=search] { flex: 1; min-width: 0; }
input::placeholder { color: var(--soft); opacity: 1; }
button { cursor: pointer; }
[role=search] output { color: var(--soft); font-variant-numeric: tabular-nums; }
section { margin: 0 0 1.5rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); overflow: clip; }
section > h2 { padding: 0.875rem 1.125rem 0; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; padding: 0.875rem 1.125rem 0.25rem; }
.head p { margin: 0; color: var(--soft); font-size: 0.8125rem; }
.about { padding: 0 1.125rem 0.75rem; color: var(--soft); font-size: 0.8125rem; }
.about p { margin: 0; }
.about ul, .legend dl { margin: 0.375rem 0 0; }
.about ul { padding-left: 1.125rem; columns: 26rem; }
.about li { break-inside: avoid; }
.about code { color: var(--ink); }
summary { cursor: pointer; overflow-wrap: anywhere; }
.part + .part { border-top: 1px solid var(--line); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.5rem 0.5rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
th:first-child { padding-left: 1.125rem; }
td:last-child, thead th:last-child { padding-right: 1.125rem; }
thead th { border-bottom: 1px solid var(--line); background: var(--head); color: var(--soft); font-size: 0.75rem; font-weight: 600; white-space: nowrap; }
tbody tr:first-child > * { border-top: 0; }
tbody th { width: 38%; min-width: 16rem; font-weight: 400; }
.title { font-weight: 600; }
.by { color: var(--soft); font-size: 0.75rem; white-space: nowrap; }
.meta { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; color: var(--soft); font-size: 0.75rem; }
.place { font-size: inherit; }
tbody details[open] { flex-basis: 100%; }
tbody summary { display: inline-block; padding: 0.125rem 0; }
tbody summary::before { content: "+ "; }
tbody details[open] summary::before { content: "− "; }
tbody details ul { margin: 0.125rem 0 0.25rem; padding-left: 1rem; }
.of { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.badge { display: inline-block; padding: 0.0625rem 0.5rem; border-radius: 999px; background: var(--plain-bg); font-size: 0.8125rem; line-height: 1.5; }
.badge.good { background: var(--good-bg); color: var(--good); }
.badge.warn { background: var(--warn-bg); color: var(--warn); }
.badge.bad { background: var(--bad-bg); color: var(--bad); font-weight: 600; }
.badge.open { padding-inline: 0.25rem; background: none; color: var(--soft); }
.findings { font-size: 0.8125rem; }
.findings a, .findings .open { display: block; text-underline-offset: 2px; }
.findings a span { font-weight: 600; }
.findings .error, .findings .error span { color: var(--bad); }
.findings .warning, .findings .warning span { color: var(--warn); }
.findings .open { color: var(--soft); }
.legend { color: var(--soft); font-size: 0.8125rem; }
.legend dt { float: left; clear: left; min-width: 7rem; font-weight: 600; color: var(--ink); }
.legend dd { margin: 0 0 0.25rem 7.5rem; max-width: 48rem; }
footer { margin-top: 1.5rem; color: var(--soft); font-size: 0.75rem; }
@media (max-width: 56rem) {
  table, thead, tbody, tr, th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { padding: 0.75rem 1.125rem; border-top: 1px solid var(--line); }
  tbody tr:first-child { border-top: 0; }
  .part { border-top: 1px solid var(--line); }
  tbody th, tbody th:first-child { width: auto; min-width: 0; padding: 0 0 0.375rem; border: 0; }
  td, td:last-child { display: grid; grid-template-columns: 7.5rem 1fr; align-items: baseline; padding: 0.0625rem 0; border: 0; }
  td::before { content: attr(data-head); color: var(--soft); font-size: 0.75rem; }
  td > .badge { justify-self: start; }
  td.findings > * { grid-column: 2; }
  td.none { display: none; }
}
@media (max-width: 30rem) {
  body { padding: 1.25rem 0.75rem 2rem; }
  [role=search] { position: static; margin-inline: -0.75rem; padding-inline: 0.75rem; }
  [role=search] label { flex: 1 1 100%; }
  [role=search] label:not(.check) { display: grid; grid-template-columns: 2.5rem 1fr; }
  select { max-width: none; }
  .tiles { grid-template-columns: repeat(2, 1fr); }
  .tiles div { padding: 0.5rem 0.625rem; }
  .head, .about, tbody tr { padding-inline: 0.75rem; }
  .legend dt { float: none; }
  .legend dd { margin-left: 0; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; background: none; font-size: 9pt; }
  nav, [role=search], tbody details, .legend { display: none !important; }
  section { border-color: #bbb; overflow: visible; }
  tr { break-inside: avoid; }
  .head { break-after: avoid; }
  .badge { border: 1px solid #bbb; print-color-adjust: exact; }
}
`;
