import medusa from "@medusajs/eslint-plugin"
import tseslint from "typescript-eslint"

export default [
  { ignores: ["node_modules", ".medusa", ".arms", ".demo", "public", "coverage", "src/modules/arms/migrations"] },
  ...tseslint.configs.recommended,
  ...medusa.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-explicit-any": "error",
    },
  },
  // No HTTP status behind these: tools, pure code, and what ends up as a notice's error.
  {
    files: [
      "demo/**",
      "bench/**",
      "harness/**",
      "src/domain/**",
      "src/operations/**",
      "src/adapters/**",
      "src/modules/arms/run/**",
      "integration-tests/**",
    ],
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  // Ids of ARMS start with its name, so that they never meet a host's.
  { files: ["src/workflows/**"], rules: { "@medusajs/step-id-kebab-case": "off" } },
  { files: ["**/*.js", "**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
]
