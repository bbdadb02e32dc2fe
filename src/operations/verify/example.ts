/** `examples/cost.sealed.json`: a sealed answer that rests on no rows, and so is short. */
export const sealedExample = String.raw`{
 "answer": {
  "asOf": "2026-11-30",
  "dataDigest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "lang": "en",
  "notes": [],
  "operation": "simulate",
  "result": {
   "complete": true,
   "draws": 100,
   "drivers": [],
   "method": "sobol",
   "mode": "strict",
   "outputs": {
    "cost": {
     "deviation": 0,
     "histogram": {
      "above": 0,
      "below": 0,
      "counts": [
       100
      ],
      "edges": [
       1000,
       1000
      ],
      "scale": "linear"
     },
     "isMeanDetermined": true,
     "mean": 1000,
     "meanStandardError": 0,
     "nonFinite": {
      "negativeInfinity": 0,
      "notANumber": 0,
      "positiveInfinity": 0
     },
     "p05": 1000,
     "p25": 1000,
     "p50": 1000,
     "p75": 1000,
     "p95": 1000,
     "undefinedShare": 0
    }
   },
   "precision": "double",
   "tails": "usual"
  },
  "seed": 1,
  "sources": [],
  "version": "0.2.0-dev"
 },
 "facts": {
  "datasets": {},
  "publications": {}
 },
 "format": "sextant-seal/1",
 "question": {
  "input": {
   "draws": 100,
   "model": "outputs:\n  cost: 1000\n"
  },
  "language": "en",
  "operation": "simulate",
  "today": "2026-11-30"
 },
 "tree": {
  "parts": {
   "answer": "db1836f050dd294a66c19f38348e3b256f81f077261351a30942c0a9261f0fe4",
   "question": "f534c5ab55214ba8c9b65abbbc305d72fd024654dafc55f61cce89cb1f073b08"
  },
  "root": "ba84a43c5655f193ff5656a90e472548ed9c85d2d7e1e9042930aba1872ef7ea",
  "rows": {}
 },
 "version": "0.2.0-dev"
}
`;
