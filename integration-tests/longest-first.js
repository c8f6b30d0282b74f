const path = require("path")
const Sequencer = require("@jest/test-sequencer").default

/** Those that take minutes; begun last, one worker would wait for the other to end them. */
const LONG = ["races", "invariants", "engine", "ledger", "oracle", "invariants.property", "orders", "stories", "pages"]

const rank = ({ path: file }) => {
  const at = LONG.indexOf(path.basename(file, ".spec.ts"))
  return at < 0 ? LONG.length : at
}

/** Long files first, whatever a cache remembers: two workers end at about the same time. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1))
  }
}
