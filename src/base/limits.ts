/**
 * How much Sextant takes on, whichever door it comes through, and why so much. A limit holds before
 * the work, not after; what is refused by one is told the limit and how to go on.
 */

/** What a reader brings on disk or in a request. */
export const inputLimits = {
  /** Bytes of a file; its text takes twice as much in memory. */
  fileBytes: 64e6,
  /** Bytes and files of a folder: the largest repository of a published result has 40 MB. */
  folderBytes: 256e6,
  folderFiles: 20_000,
  /** Rows of a table: ten times the longest that is published, METR's attempts at tasks. */
  tableRows: 250_000,
  /** Rows of a table of training runs, of which each is used in each resample: seconds at most. */
  scalingRows: 10_000,
  /** Rows of a series of one's own, a day each for ten years: every pair has a slope, in memory. */
  valueRows: 4_000,
  /** Bytes of a body, parsed by the thread that serves everybody: 8 MB take it a tenth of a second. */
  bodyBytes: 8e6,
  /** Lists and objects within one another; inputs of operations are nearly flat. */
  nesting: 32,
  /** Characters of a fact that a refusal repeats: a list of known names fits, a file does not. */
  quotedCharacters: 4000,
} as const;

/** What a model may have. */
export const modelLimits = {
  /** Characters of a model file. */
  characters: 1_000_000,
  /** Characters of an expression, and its depth, to which later passes recurse. */
  expressionCharacters: 20_000,
  expressionDepth: 1_000,
  /** Mappings and lists within one another; the language has four. */
  nesting: 8,
  /** Inputs, definitions, states and outputs together. */
  names: 10_000,
  /** Nodes of the graph, members counted one by one. */
  nodes: 100_000,
  /** Outputs, members counted one by one; each needs memory for its histogram. */
  outputs: 256,
  /** Instructions that one sample may execute, months counted one by one. */
  steps: 5_000_000,
  months: 12_000,
  /** Pairs of correlated inputs, and inputs that have any: their matrix is factored whole. */
  correlations: 2_000,
  correlatedInputs: 400,
  members: 1_000,
  observations: 1_000,
  /** Values of `discrete` and parts of a `mixture`, and values of `sample`, which are looked up. */
  values: 256,
  samples: 100_000,
} as const;

/**
 * What the counts of a run may take. A server answers within 1.2 GB: this, what two threads copy of
 * it, and 300 MB for the facts and the program itself.
 */
export const memoryLimits = {
  /** Of a vector machine: the program, its blocks, and 32 KiB for each exponent that an output takes. */
  machineBytes: 384 * 2 ** 20,
  /** Filled bins of all outputs together, 8 bytes each. */
  filledBins: 48 * 2 ** 20,
  /** Counts beyond this are kept by one thread, and the machine that held them is not kept. */
  sharedBytes: 64 * 2 ** 20,
} as const;

/** The megabytes that a refused run is told. */
export const MEMORY_LIMIT_MB = memoryLimits.machineBytes / 2 ** 20;

/** What a server does for all who ask it. */
export const serverLimits = {
  /** Connections at once, of which each may hold a body; beyond, the idlest makes room. */
  connections: 1000,
  /** Bytes of all bodies that are still coming: eight of the largest, a thousand of usual size. */
  comingBytes: 64e6,
  /** Bodies still coming: one of usual size comes in one piece, so that more senders are slow ones. */
  comingBodies: 256,
  /**
   * Requests with a whole body that are answered at once from one door: about what runs and waits.
   * Twice as many where each is its sender's only one.
   */
  bodiesAtHand: 64,
  /** After how long a refusal for want of room is told: who is told at once asks again at once. */
  refusalMs: 500,
  /** Questions of one size that may wait for a party, half a minute of work. */
  queue: 32,
  /** Questions that pages of other sites may have waiting, and running: nobody has asked them here. */
  pageQueue: 4,
  pageThreads: 1,
  /** How long a question may wait, and how long it may then run: longer than a reader stays. */
  questionMs: 30_000,
  /** Heap of one thread, in MB. */
  threadMb: 1024,
  /** Bytes of answers that are remembered, and of those kept ready to be sent again. */
  rememberedBytes: 128e6,
  readyBytes: 64e6,
  /** Sessions of MCP, some 50 kB each, and how long one may be silent: clients come back after a pause. */
  sessions: 200,
  sessionIdleMs: 4 * 3_600_000,
} as const;

/** What a command keeps, fetches and asks. */
export const commandLimits = {
  /** Answers in the cache of a user; beyond, half of them go. */
  cachedAnswers: 200,
  /** Rows of a sweep that a person or a program can still use. */
  sweepRows: 100_000,
  /** Bytes of a line of a ledger, and lines: a ledger of somebody else is data. */
  ledgerLineBytes: 1_000_000,
  ledgerLines: 100_000,
  /** Seconds of work that one question of a resolver may take. */
  resolverSeconds: 30,
  /** Bytes of a fetched file once unpacked, and how long it may take over a slow line. */
  fetchBytes: 64e6,
  fetchMs: 120_000,
  /** Rows of a result in SQL, and bytes of its JSON. */
  sqlRows: 100_000,
  sqlBytes: 64e6,
  /** Memory that DuckDB gives a query, in MB, and that of the whole process that answers it. */
  sqlEngineMb: 512,
  sqlMemoryBytes: 1.2e9,
  /** Seconds of a query at most, and where nothing is said. */
  sqlMostSeconds: 3600,
  sqlSeconds: 60,
} as const;
