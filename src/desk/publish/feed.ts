import { escapeXml } from "./escape-xml.ts";
import { briefPath, type Issue } from "./issue.ts";
import type { SiteConfig } from "./site-config.ts";

/** The feed of the issues (Atom, RFC 4287), newest first. Its days are those of the facts. */
export function feedOf(issues: readonly Issue[], { title, author, url }: SiteConfig): string {
  const id = url ?? "urn:sextant:desk";
  const newest = issues[0]?.day ?? "1970-01-01";
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${escapeXml(id)}</id>
<title>${escapeXml(title)}</title>
<updated>${newest}T00:00:00Z</updated>
<author><name>${escapeXml(author)}</name></author>
${url === undefined ? "" : `<link rel="self" type="application/atom+xml" href="${escapeXml(`${url}feed.xml`)}"/>\n`}<link rel="alternate" type="text/html" href="${escapeXml(url ?? "index.html")}"/>
${issues.map((issue) => entryOf(issue, id, url ?? "")).join("\n")}
</feed>
`;
}

const entryOf = ({ day, en, zh }: Issue, id: string, base: string): string => `<entry>
<id>${escapeXml(`${id}${id.endsWith("/") ? "" : ":"}${day}`)}</id>
<title>${escapeXml(en.title)}</title>
<updated>${day}T00:00:00Z</updated>
<link rel="alternate" type="text/html" hreflang="en" href="${escapeXml(base + briefPath(day, "en"))}"/>
<link rel="alternate" type="text/html" hreflang="zh-Hans" href="${escapeXml(base + briefPath(day, "zh"))}"/>
<summary>${escapeXml(`${en.finding} ${zh.finding}`)}</summary>
</entry>`;
