import { type Language, languages, type Translate, translator } from "../i18n/translate.ts";
import type { Operation } from "../operations/contract/operation.ts";
import {
  envelopeSchemaOf,
  inputSchemaOf,
  type JsonSchema,
} from "../operations/contract/operation-schemas.ts";
import { type Parameter, parametersOf } from "../operations/contract/parameters.ts";
import { operations } from "../operations/index.ts";
import { pathOf, summaryOf } from "./open-api.ts";

const style = `
:root { color-scheme: light dark; font: 16px/1.55 system-ui, "Noto Sans SC", sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
h2 { margin-top: 3rem; border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding-top: 1.5rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
pre { overflow: auto; padding: 0.75rem; border-radius: 0.5rem; background: color-mix(in srgb, currentColor 7%, transparent); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 1rem 0.3rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent); }
nav ul { columns: 14rem; padding-left: 1.2rem; }
summary { cursor: pointer; }
`;

/** The reference of the API for people: one page that needs nothing else, no scripts. */
export function referencePage(version: string, language: Language): string {
  const t = translator(language);
  return page(t("api.title"), language, [
    `<p>${languageLinks(language)}</p>`,
    `<h1>${escapeHtml(t("api.title"))} <small>${escapeHtml(version)}</small></h1>`,
    paragraphs(t("api.about"), t("api.page.use"), t("api.page.errors")),
    `<p><a href="/api/openapi.json?lang=${language}">${escapeHtml(t("api.page.machine"))}</a></p>`,
    `<nav><ul>${operations.map(({ name }) => `<li><a href="#${name}">${name}</a></li>`).join("")}</ul></nav>`,
    ...operations.map((operation) => section(operation, t)),
  ]);
}

/** What stands at the root as long as the explorer is not built. */
export function withoutExplorerPage(language: Language): string {
  const t = translator(language);
  return page("Sextant", language, [
    "<h1>Sextant</h1>",
    paragraphs(t("api.page.not-built")),
    `<p><a href="/api">${escapeHtml(t("api.title"))}</a></p>`,
  ]);
}

const page = (title: string, language: Language, parts: readonly string[]): string =>
  [
    `<!doctype html><html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head>`,
    `<body><main>${parts.join("\n")}</main></body></html>\n`,
  ].join("\n");

const languageLinks = (current: Language): string =>
  languages
    .filter((language) => language !== current)
    .map((language) => `<a href="?lang=${language}">${language === "zh" ? "中文" : "English"}</a>`)
    .join(" ");

function section(operation: Operation, t: Translate): string {
  const path = pathOf(operation);
  return [
    `<section><h2 id="${operation.name}"><code>${path}</code></h2>`,
    paragraphs(summaryOf(operation, t)),
    parameterTable(operation, t),
    `<h3>${escapeHtml(t("api.page.examples"))}</h3>`,
    `<pre>${operation.examples.map((input) => escapeHtml(exampleOf(operation, input))).join("\n")}</pre>`,
    `<details><summary>${escapeHtml(t("api.page.result"))}</summary>`,
    `<pre>${escapeHtml(JSON.stringify(envelopeSchemaOf(operation), null, 2))}</pre></details></section>`,
  ].join("\n");
}

function parameterTable(operation: Operation, t: Translate): string {
  const parameters = parametersOf(operation, t);
  if (parameters.length === 0) return "";
  const properties = (inputSchemaOf(operation, t)["properties"] ?? {}) as JsonSchema;
  const heads = [t("api.page.name"), t("api.page.kind"), t("api.page.meaning")];
  const rows = parameters.map((parameter) => {
    const schema = (properties[parameter.name] ?? {}) as JsonSchema;
    const cells = [
      `<code>${parameter.name}</code>`,
      kindOf(parameter),
      meaning(parameter, schema, t),
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  });
  const head = heads.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

const kindOf = ({ kind, many, choices }: Parameter): string =>
  `${choices.length > 0 ? choices.join(" | ") : kind}${many ? " …" : ""}`;

function meaning(parameter: Parameter, schema: JsonSchema, t: Translate): string {
  const value = schema["default"];
  const notes = [
    ...(parameter.required ? [t("api.page.required")] : []),
    ...(parameter.kind === "folder" ? [t("api.page.body-only")] : []),
    ...(value === undefined ? [] : [t("api.page.default", { value: JSON.stringify(value) })]),
  ];
  const text = parameter.description;
  return escapeHtml(notes.length > 0 ? `${text} (${notes.join("; ")})` : text);
}

/** An example as a command of curl: in the address when all of it is short, else as a body. */
function exampleOf(operation: Operation, input: Readonly<Record<string, unknown>>): string {
  const path = `http://127.0.0.1:7373${pathOf(operation)}`;
  const fits = Object.values(input).every((value) => String(value).length < 80);
  if (!fits) {
    const body = JSON.stringify(input).replaceAll("'", "'\\''");
    return `curl -H 'Content-Type: application/json' -d '${body}' '${path}'`;
  }
  const query = new URLSearchParams(
    Object.entries(input).map(([name, value]) => [name, String(value)] as [string, string]),
  ).toString();
  return `curl '${path}${query === "" ? "" : `?${query}`}'`;
}

const paragraphs = (...texts: readonly string[]): string =>
  texts.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n");

const escapeHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
