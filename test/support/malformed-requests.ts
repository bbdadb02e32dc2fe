import { malformedCall } from "./malformed-calls.ts";
import type { MalformedRequest } from "./malformed-request.ts";

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface PathItem {
  readonly get: {
    readonly parameters: readonly { readonly name: string; readonly schema: Schema }[];
  };
  readonly post?: {
    readonly requestBody: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  };
}

/** The parts of an OpenAPI document that are needed here. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, PathItem>>;
}

type Pick = <Item>(items: readonly Item[]) => Item;

const nastyTexts = [
  ...["", " ", "\u0000", "null", "NaN", "1e999", "-", "ÿ", "𝕊", "\u202e", "'", '"', "`", "\\", "%"],
  ...["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "C:\\Windows\\win.ini"],
  ...["<script>alert(1)</script>", "'; DROP TABLE facts; --", "$(7*7)", "{{7*7}}", "%s%n%x"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "A".repeat(3000)],
];
const badDates = [
  "2024-02-30",
  "2024-13-01",
  "24-1-1",
  "yesterday",
  "",
  "2024-01-01T00:00:00Z",
  "0",
];
const dateFields = ["asOf", "from", "to", "compare"];

/**
 * Endless malformed requests made from the description of the API; the same seed, the same requests.
 *
 * Every request has a fault that the description forbids, so that none may be answered with success.
 */
export function* malformedRequests(api: ApiDocument, seed: number): Generator<MalformedRequest> {
  const pick = picker(seed);
  const operations = Object.entries(api.paths).filter(([, item]) => item.post !== undefined);
  for (;;) {
    const [path, item] = pick(operations);
    const request = pick(faults)(path, item, pick);
    if (request) yield request;
  }
}

type Fault = (path: string, item: PathItem, pick: Pick) => MalformedRequest | undefined;

const faults: readonly Fault[] = [
  wrongQueryValue,
  wrongQueryValue,
  wrongBodyValue,
  wrongBodyValue,
  wrongBodyValue,
  unknownField,
  badForm,
  repeatedField,
  badDate,
  notJson,
  notAnObject,
  wrongType,
  wrongMethod,
  wrongPath,
  wrongCall,
  wrongCall,
];

const get = (path: string, query: Iterable<readonly [string, string]>, fault: string) => ({
  ...{ method: "GET", headers: {}, body: undefined, fault },
  path: `${path}?${[...query].map((pair) => pair.map(encodeURIComponent).join("=")).join("&")}`,
});

const post = (path: string, body: unknown, fault: string, type = "application/json") => ({
  ...{ method: "POST", path, fault, headers: { "Content-Type": type } },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

function wrongQueryValue(path: string, { get: { parameters } }: PathItem, pick: Pick) {
  const typed = parameters.filter(({ schema }) => wrongTexts(schema).length > 0);
  if (typed.length === 0) return undefined;
  const { name, schema } = pick(typed);
  return get(path, [[name, pick(wrongTexts(schema))]], `query ${name} of the wrong type`);
}

/** Texts that a query parameter of this schema cannot take. */
function wrongTexts(schema: Schema): readonly string[] {
  if (schema.enum) return nastyTexts;
  if (schema.type !== "number" && schema.type !== "integer") {
    return schema.type === "boolean" ? nastyTexts.filter((text) => text !== "") : [];
  }
  const { minimum, maximum } = schema;
  return [
    ...nastyTexts,
    ...(minimum === undefined ? [] : [String(minimum - 1)]),
    ...(maximum === undefined ? [] : [String(maximum * 2 + 1)]),
    ...(schema.type === "integer" ? ["0.5"] : []),
  ];
}

function wrongBodyValue(path: string, item: PathItem, pick: Pick) {
  const schema = item.post?.requestBody.content["application/json"]?.schema;
  const properties = Object.entries(schema?.properties ?? {});
  if (properties.length === 0) return undefined;
  const [name, property] = pick(properties);
  const value = pick(wrongValues(property));
  return post(path, { [name]: value }, `body field ${name} of the wrong type`);
}

/** JSON values that a field of this schema cannot take. */
function wrongValues(schema: Schema): readonly unknown[] {
  const types = (schema.anyOf ?? [schema]).flatMap(({ type }) => type ?? []);
  const { minimum, maximum, maxLength } = schema;
  const values: readonly (readonly [string, unknown])[] = [
    ...nastyTexts.map((text) => ["string", text] as const),
    ...[0, -1, 0.5, 1e308].map((value) => ["number", value] as const),
    ["boolean", true],
    ["array", []],
    ["array", [[[]]]],
    ["object", {}],
    ["object", { $ref: "#" }],
  ];
  const isNumber = types.includes("number") || types.includes("integer");
  const otherTypes = values.filter(([type]) =>
    // A number may stand for text.
    type === "number" ? !isNumber && !types.includes("string") : !types.includes(type),
  );
  return [
    ...otherTypes.map(([, value]) => value),
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum * 2 + 1]),
    ...(maxLength === undefined ? [] : ["x".repeat(maxLength + 1)]),
    ...(types.includes("array") ? [[{}], [null]] : []),
    ...(types.includes("object") ? [{ a: {} }] : []),
  ];
}

function unknownField(path: string, _: PathItem, pick: Pick) {
  const name = pick(["colour", "__proto__", "constructor", "asof", "AS_OF", "", "a[b]", "$where"]);
  const value = pick(nastyTexts);
  return pick([
    get(path, [[name, value]], "unknown query field"),
    post(path, `{${JSON.stringify(name)}:${JSON.stringify(value)}}`, "unknown body field"),
  ]);
}

function badForm(path: string, _: PathItem, pick: Pick) {
  return get(path, [[pick(["lang", "format"]), pick(nastyTexts)]], "no such language or format");
}

function repeatedField(path: string, { get: { parameters } }: PathItem, pick: Pick) {
  const single = parameters.filter(
    ({ name, schema }) => schema.type !== "array" && name !== "lang" && name !== "format",
  );
  if (single.length === 0) return undefined;
  const { name } = pick(single);
  return get(
    path,
    [
      [name, "1"],
      [name, "2"],
    ],
    `query ${name} given twice`,
  );
}

function badDate(path: string, { get: { parameters } }: PathItem, pick: Pick) {
  const dates = parameters.filter(({ name }) => dateFields.includes(name));
  if (dates.length === 0) return undefined;
  const { name } = pick(dates);
  const value = pick(badDates);
  return pick([
    get(path, [[name, value]], `${name} is no date`),
    post(path, { [name]: value }, `${name} is no date`),
  ]);
}

function notJson(path: string, _: PathItem, pick: Pick) {
  const texts = ["{", "}", '{"asOf":}', "undefined", "{'a':1}", "\u0000", "[".repeat(100_000)];
  return post(
    path,
    pick([...texts, ...nastyTexts.filter((text) => text.trim() !== "" && text !== "null")]),
    "no JSON",
  );
}

function notAnObject(path: string, _: PathItem, pick: Pick) {
  return post(path, pick(["null", "1", '"text"', "[]", "[[]]", "true"]), "JSON, but no object");
}

function wrongType(path: string, _: PathItem, pick: Pick) {
  const type = pick([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "*/*",
  ]);
  return post(path, "{}", "body of another type", type);
}

/** Calls of MCP, which has its own place and is not in the description. */
function wrongCall(_path: string, _item: PathItem, pick: Pick) {
  return malformedCall(pick, nastyTexts);
}

function wrongMethod(path: string, _: PathItem, pick: Pick) {
  const method = pick(["PUT", "DELETE", "PATCH", "PROPFIND", "TRACE"]);
  return { method, path, headers: {}, body: undefined, fault: `method ${method}` };
}

function wrongPath(path: string, _: PathItem, pick: Pick) {
  const paths = [
    ...[`${path}/more`, `${path}%00`, `${path}%2f..`, `${path}%`, `${path}%ff`, path.toUpperCase()],
    ...["/api/v1/", "/api/v1", "/api/v2/law", "/api/v1/..%2f..%2fpackage.json", "/api/v1/%2e%2e"],
    ...[
      "/..%2f..%2fetc/passwd.txt",
      "/.git/config.txt",
      "/data/manifest.json",
      "/%c0%ae%c0%ae/a.b",
    ],
    `/api/v1/${"a".repeat(2000)}`,
  ];
  const request = { method: "GET", headers: {}, body: undefined, fault: "no such path" };
  return { ...request, path: pick(paths) };
}

/** Choices from a linear congruential generator (Numerical Recipes). */
function picker(seed: number): Pick {
  let state = seed >>> 0;
  return (items) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return items[Math.floor((state / 2 ** 32) * items.length)] as (typeof items)[number];
  };
}
