import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";

const siteSchema = z.strictObject({
  /** Name of the site, in its pages and its feed. */
  title: z.string().min(1).max(200).default("Sextant"),
  /** Who publishes it. */
  author: z.string().min(1).max(200).default("Sextant"),
  /** Address under which it will stand, with a slash at its end; a sitemap needs one. */
  url: z
    .url({ protocol: /^https?$/ })
    .regex(/\/$/, { error: "rule.ends-with-slash" })
    .optional(),
  /** The first day of the changes of the first issue; later ones begin at the issue before. */
  since: z.iso.date({ error: "rule.date" }).optional(),
});

/** What a site is called and where it will stand. */
export type SiteConfig = z.infer<typeof siteSchema>;

/** Read the text of `desk.yaml`; without one everything is as usual. */
export const readSiteConfig = (text: string | undefined): Outcome<SiteConfig> =>
  text === undefined
    ? succeed(siteSchema.parse({}))
    : readYaml(new Map([["desk.yaml", text]]), "desk.yaml", siteSchema);
