/** How the page looks: by day, by night, on a narrow screen and on paper. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1b1b1f; --soft: #5b5d66; --line: #d9dbe3; --back: #fff; --head: #f4f5f8;
  --toMend: #b3261e; --notByThisLink: #9a5b00; --notKnown: #6b5bd2; --noneByAgreement: #5b5d66; --onBehalfOf: #0b6e99; --expected: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e6ea; --soft: #a3a6b1; --line: #3a3c46; --back: #16171b; --head: #202228;
  --toMend: #ff8a80; --notByThisLink: #f0b35a; --notKnown: #b0a4ff; --noneByAgreement: #a3a6b1; --onBehalfOf: #6cc5ea; --expected: #6fd08c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1.5rem; font: 15px/1.45 system-ui, sans-serif; color: var(--text); background: var(--back); }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0; max-width: 60rem; }
.soft { color: var(--soft); }
.tools { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 1rem 0; }
button { font: inherit; color: inherit; cursor: pointer; }
.count { border: 1px solid var(--line); border-left: .4rem solid var(--mark); border-radius: .3rem; background: var(--head); padding: .3rem .7rem; }
.count[aria-pressed="true"] { outline: 2px solid var(--mark); }
.count b { font-size: 1.15rem; }
label { margin-left: auto; }
input { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--soft); border-radius: .3rem; padding: .3rem .5rem; width: 16rem; max-width: 60vw; }
:focus-visible { outline: 3px solid #4c8dff; outline-offset: 1px; }
table { border-collapse: collapse; width: 100%; }
thead th { position: sticky; top: 0; background: var(--head); }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; overflow-wrap: break-word; }
tbody { border-top: 1px solid var(--line); }
th[scope="row"] { font-weight: 600; border-left: .4rem solid var(--mark); min-width: 11rem; overflow-wrap: anywhere; }
td { min-width: 7rem; }
th[scope="row"] button { background: none; border: 0; padding: 0; text-align: left; font-weight: 600; }
th[scope="row"] button::before { content: "\\25b8\\a0"; color: var(--soft); }
th[scope="row"] button[aria-expanded="true"]::before { content: "\\25be\\a0"; }
.more td { padding-top: 0; border-left: .4rem solid var(--mark); }
.more ul { margin: 0; padding-left: 1.2rem; }
.toMend { --mark: var(--toMend); } .notByThisLink { --mark: var(--notByThisLink); } .notKnown { --mark: var(--notKnown); }
.noneByAgreement { --mark: var(--noneByAgreement); } .onBehalfOf { --mark: var(--onBehalfOf); } .expected { --mark: var(--expected); }
.stands { white-space: nowrap; color: var(--mark); font-weight: 600; }
.unread { border-left: .4rem solid var(--toMend); padding: .1rem .8rem; background: var(--head); }
dt { font-weight: 600; margin-top: .5rem; } dd { margin: 0; max-width: 60rem; }
[hidden] { display: none; }
@media (max-width: 50rem) {
  body { padding: .8rem; }
  label { margin: 0; flex-basis: 100%; }
  input { width: 100%; max-width: none; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, th[scope="row"], td { display: block; }
  td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); }
  [hidden] { display: none !important; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10px; color: #000; background: #fff; }
  label, output, th[scope="row"] button::before { display: none; }
  tbody { break-inside: avoid; }
  thead th { position: static; }
}
`;
