import { defineConfig } from "@medusajs/framework/utils"
import path from "path"

/** The e-mail provider of this package, where the environment has a key for it. */
const resend = {
  resolve: "@medusajs/medusa/notification",
  options: {
    providers: [
      { resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed"] } },
      {
        resolve: "./src/providers/resend",
        id: "resend",
        options: { channels: ["email"], from: process.env.RESEND_FROM ?? "Accounting <billing@shop.example>" },
      },
    ],
  },
}

/** A provider of the tests' own that authorises later, through Medusa's payment hook. */
const testProviders =
  process.env.ARMS_TEST_PROVIDERS === "on"
    ? [{ resolve: path.join(__dirname, "integration-tests/lib/later-pay"), id: "test" }]
    : []

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
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [{ resolve: "./src/providers/on-account", id: "arms" }, ...testProviders],
        ...(testProviders.length > 0 ? { webhook_delay: 1 } : {}),
      },
    },
    ...(process.env.RESEND_API_KEY ? [resend] : []),
    {
      resolve: "./src/modules/arms",
      options: { test_clock: process.env.ARMS_TEST_CLOCK === "on", allow_in_production: true },
    },
  ],
})
