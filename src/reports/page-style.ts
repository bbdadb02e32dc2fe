import { fontFamily } from "../charts/theme.ts";

/** Typography of a report page, on the colours that its charts use. */
export const pageStyle = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--chart-background);color:var(--chart-ink);font:17px/1.6 ${fontFamily}}
html:lang(zh) p,html:lang(zh) li{line-height:1.75}
main{max-width:46rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 1rem;letter-spacing:-.01em}
h2{font-size:1.25rem;line-height:1.3;margin:2.75rem 0 .75rem}
p{margin:0 0 1rem}
a{color:var(--chart-color-1);overflow-wrap:anywhere}
a:focus-visible,.scroll:focus-visible{outline:2px solid var(--chart-color-1);outline-offset:2px}
ul,ol{padding-left:1.25rem;margin:0 0 1rem}
li{margin:.25rem 0}
.finding{font-size:1.15rem;font-weight:600;line-height:1.45;border-left:3px solid var(--chart-color-1);padding-left:.9rem}
.note{font-size:.875rem;color:var(--chart-muted)}
nav{font-size:.9rem;border-block:1px solid var(--chart-grid);padding:.75rem 0;margin:1.5rem 0}
nav p{margin:0 0 .25rem;font-weight:600}
nav ol{margin:0}
figure{margin:1.5rem -14px;overflow-x:auto}
figure svg{display:block;max-width:100%;min-width:35rem;height:auto}
.scroll{overflow-x:auto;margin:1.25rem 0}
table{border-collapse:collapse;font-size:.875rem;line-height:1.45;min-width:max(100%,30rem);font-variant-numeric:tabular-nums}
th,td{padding:.4rem .9rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--chart-grid)}
th{font-weight:600;border-bottom-color:var(--chart-muted)}
th:last-child,td:last-child{padding-right:0}
.number{text-align:right;white-space:nowrap}
@media print{
body{font-size:10.5pt}
main{max-width:none;padding:0}
nav{display:none}
figure,tr,.finding{break-inside:avoid}
h1,h2{break-after:avoid}
figure,.scroll{overflow:visible}
figure svg{min-width:0}
a{color:inherit}
}
`.trim();
