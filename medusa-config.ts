import { defineConfig } from "@medusajs/framework/utils"
import path from "path"

/** This repository as a running shop: development, demo and tests. Never shipped. */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS ?? "http://localhost:8000",
      adminCors: process.env.ADMIN_CORS ?? "http://localhost:9000",
      authCors: process.env.AUTH_CORS ?? "http://localhost:9000",
      jwtSecret: process.env.JWT_SECRET ?? "arms-demo",
      cookieSecret: process.env.COOKIE_SECRET ?? "arms-demo",
    },
    cookieOptions: { secure: false, sameSite: "lax" },
    workerMode: (process.env.MEDUSA_WORKER_MODE as "shared" | undefined) ?? "shared",
  },
  // `sources` is not typed: it makes Tailwind see the UI's own folder (docs/decisions/005).
  admin: {
    disable: process.env.ARMS_ADMIN === "off",
    sources: [path.join(__dirname, "src/admin"), path.join(__dirname, "admin")],
  } as { disable: boolean },
  modules: [
    {
      resolve: "./src/modules/arms",
      options: { test_clock: process.env.ARMS_TEST_CLOCK === "on", allow_in_production: true },
    },
  ],
})
