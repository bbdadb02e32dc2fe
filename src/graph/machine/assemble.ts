/**
 * WebAssembly code as data: nested lists of bytes, flattened when the module is written. Every
 * function of `code.ts` that returns `Code` leaves what its instruction leaves on the stack.
 */
export type Code = readonly (number | Code)[];

/** The value types in use. */
export const valueType = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;

/** A value type by name. */
export type ValueType = keyof typeof valueType;

/** A local variable or parameter of the function being written. */
export interface Local {
  readonly get: Code;
  readonly set: (value: Code) => Code;
  readonly tee: (value: Code) => Code;
}

/** So many locals, as a tuple. */
export type LocalTuple<Count extends number> = Count extends unknown
  ? Grow<Count, readonly []>
  : never;
type Grow<Count extends number, Row extends readonly Local[]> = number extends Count
  ? readonly Local[]
  : Row["length"] extends Count
    ? Row
    : Grow<Count, readonly [...Row, Local]>;

/** Allocates the locals of one function. */
export interface Locals {
  readonly i32: () => Local;
  readonly v128: () => Local;
}

/** A function of the module: parameters are i32, the body is written when the module is. */
export interface FunctionDefinition {
  readonly parameters: number;
  readonly result?: ValueType;
  readonly body: (parameters: readonly Local[], locals: Locals) => Code;
}

/** The parts of a module. */
export interface ModuleDefinition {
  /** Numbered from 0 in this order; so are their types. */
  readonly functions: readonly FunctionDefinition[];
  /** Exported name → function number. */
  readonly exports: Readonly<Record<string, number>>;
  /** Function numbers of the one table, for indirect calls. */
  readonly table: readonly number[];
  /** Starting values of the mutable i32 globals. */
  readonly globals: readonly number[];
}

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

/** Signed LEB128 of a 32-bit number. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/** Write a module that imports only a memory, `host.memory`. */
export function assembleModule(module: ModuleDefinition): Uint8Array<ArrayBuffer> {
  const { functions, globals, table } = module;
  const names = Object.entries(module.exports);
  const sections: Code = [
    section(1, functions.map(functionType)),
    section(2, [[text("host"), text("memory"), 0x02, 0x00, 0x01]]),
    section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    section(4, [[0x70, 0x00, unsigned(table.length)]]),
    section(
      6,
      globals.map((value) => [valueType.i32, 0x01, 0x41, signed(value), 0x0b]),
    ),
    section(
      7,
      names.map(([name, index]) => [text(name), 0x00, unsigned(index)]),
    ),
    section(9, [[0x00, 0x41, 0x00, 0x0b, vector(table.map(unsigned))]]),
    section(10, functions.map(functionCode)),
  ];
  return Uint8Array.from(flatten([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, sections]));
}

function functionType(definition: FunctionDefinition): Code {
  const parameters = Array.from({ length: definition.parameters }, () => [valueType.i32]);
  const results = definition.result === undefined ? [] : [[valueType[definition.result]]];
  return [0x60, vector(parameters), vector(results)];
}

function functionCode(definition: FunctionDefinition): Code {
  const declared: number[] = [];
  const local = (type: ValueType): Local => {
    const index = definition.parameters + declared.length;
    declared.push(valueType[type]);
    return localAt(index);
  };
  const parameters = Array.from({ length: definition.parameters }, (_, index) => localAt(index));
  const body = definition.body(parameters, {
    i32: () => local("i32"),
    v128: () => local("v128"),
  });
  const bytes = flatten([vector(declared.map((type) => [1, type])), body, 0x0b]);
  return [unsigned(bytes.length), bytes];
}

function localAt(index: number): Local {
  return {
    get: [0x20, unsigned(index)],
    set: (value) => [value, 0x21, unsigned(index)],
    tee: (value) => [value, 0x22, unsigned(index)],
  };
}

function section(id: number, entries: readonly Code[]): Code {
  const bytes = flatten(vector(entries));
  return [id, unsigned(bytes.length), bytes];
}

const vector = (entries: readonly Code[]): Code => [unsigned(entries.length), entries];

const text = (name: string): Code => vector([...name].map((letter) => [letter.charCodeAt(0)]));

function flatten(code: Code): number[] {
  const bytes: number[] = [];
  const visit = (part: number | Code): void => {
    if (typeof part === "number") bytes.push(part);
    else for (const inner of part) visit(inner);
  };
  visit(code);
  return bytes;
}
