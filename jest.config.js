const swc = {
  jsc: {
    parser: { syntax: "typescript", tsx: true, decorators: true },
    transform: {
      decoratorMetadata: true,
      legacyDecorator: true,
      react: { runtime: "automatic" },
    },
    target: "es2021",
  },
}

const base = {
  transform: { "^.+\\.[jt]sx?$": ["@swc/jest", swc] },
  testEnvironment: "node",
  moduleFileExtensions: ["js", "ts", "tsx", "json"],
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.demo/"],
  setupFiles: ["<rootDir>/integration-tests/setup.js"],
}

/** Processes are killed and leases run out in them: nothing else may take the processor meanwhile. */
const TIMED = ["crash", "days", "faults", "sending"]

/** Kinds of tests, chosen with ARMS_TESTS (several: with commas between); `bench` is none of `npm test`. */
const kinds = {
  pure: {
    ...base,
    setupFiles: [],
    testMatch: ["**/{src,demo}/**/__tests__/**/*.spec.ts", "**/integration-tests/tidy/**/*.spec.ts"],
  },
  http: { ...base, testMatch: ["**/integration-tests/http/**/*.spec.ts"] },
  run: {
    ...base,
    testMatch: ["**/integration-tests/run/**/*.spec.ts"],
    testPathIgnorePatterns: TIMED.map((name) => `/run/${name}\\.spec`),
  },
  timed: { ...base, testMatch: [`**/integration-tests/run/{${TIMED.join(",")}}.spec.ts`] },
  bench: { ...base, testMatch: ["**/bench/**/*.spec.ts"] },
  package: { ...base, setupFiles: [], testMatch: ["**/integration-tests/package/**/*.spec.ts"] },
  browser: {
    ...base,
    setupFiles: [],
    globalSetup: "<rootDir>/integration-tests/browser/global-setup.ts",
    testMatch: ["**/integration-tests/browser/**/*.spec.ts"],
  },
}

const chosen = (process.env.ARMS_TESTS ?? "pure").split(",")

module.exports = {
  projects: chosen.map((kind) => ({ ...kinds[kind], displayName: kind })),
  testSequencer: "<rootDir>/integration-tests/longest-first.js",
}
