import { type Language, languages, translator } from "../../i18n/translate.ts";
import type { Download } from "./downloads.ts";
import { escapeXml } from "./escape-xml.ts";
import { briefPath, type Issue } from "./issue.ts";
import type { SiteConfig } from "./site-config.ts";

/** The first page of the site in a language: what is there, newest first. */
export function frontPage(
  issues: readonly Issue[],
  downloads: readonly Download[],
  config: SiteConfig,
  language: Language,
): string {
  const t = translator(language);
  const others = languages.filter((other) => other !== language);
  const [newest] = issues;
  const body = `<p class="languages">${others
    .map((other) => link(indexPath(other), translator(other)("publish.language"), other))
    .join(" ")}</p>
<h1>${escapeXml(config.title)}</h1>
${newest ? `<p class="finding">${escapeXml(newest[language].finding)}</p>` : ""}
<ul>
<li>${link("explorer/index.html", t("publish.explorer"))}</li>
<li>${link(`changes.${language}.html`, t("publish.changes"))}</li>
<li>${link(`ledger.${language}.html`, t("web.ledger"))}</li>
<li>${link("feed.xml", t("publish.feed"))}</li>
</ul>
<h2>${escapeXml(t("publish.briefs"))}</h2>
<ul>
${issues
  .map(({ day, ...said }) => {
    const { title, finding } = said[language];
    return `<li>${link(briefPath(day, language), `${day} ${title}`)}<br>${escapeXml(finding)}</li>`;
  })
  .join("\n")}
</ul>
<h2>${escapeXml(t("publish.downloads"))}</h2>
<table>
<thead><tr><th>${escapeXml(t("pull.dataset"))}</th><th>${escapeXml(t("verify.rows"))}</th><th>${escapeXml(t("publish.licence"))}</th><th></th></tr></thead>
<tbody>
${downloads
  .map(
    ({ title, rows, licence, csv, json, parquet }) =>
      `<tr><td>${escapeXml(title[language])}</td><td class="number">${rows}</td><td>${escapeXml(licence)}</td><td>${link(csv, "CSV")} ${link(json, "JSON")} ${link(parquet, "Parquet")}</td></tr>`,
  )
  .join("\n")}
</tbody>
</table>`;
  return `<!doctype html>
<html lang="${tagOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeXml(config.title)}</title>
<link rel="icon" href="explorer/icon.svg">
<link rel="alternate" type="application/atom+xml" href="feed.xml" title="${escapeXml(config.title)}">
<style>
:root { font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; } td, th { padding: .25rem .75rem; text-align: left; }
.number { text-align: right; } .finding { font-size: 1.25rem; } .languages { text-align: right; }
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Path of the first page in a language. */
export const indexPath = (language: Language): string =>
  language === "en" ? "index.html" : `index.${language}.html`;

const tagOf = (language: Language): string => (language === "zh" ? "zh-Hans" : language);

const link = (path: string, text: string, language?: Language): string =>
  `<a href="${escapeXml(path)}"${language ? ` lang="${tagOf(language)}"` : ""}>${escapeXml(text)}</a>`;

/** The addresses of a site, for search engines, which want them in full. */
export const sitemapOf = (paths: readonly string[], url: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...paths]
  .sort()
  .map((path) => `<url><loc>${escapeXml(url + path)}</loc></url>`)
  .join("\n")}
</urlset>
`;
