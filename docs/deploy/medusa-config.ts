import { defineConfig } from "@medusajs/framework/utils"

const { env } = process

/** Several instances share events, workflows and locks through Redis; one instance alone needs none of it. */
const shared = (redisUrl: string) => [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  {
    resolve: "@medusajs/medusa/locking",
    options: {
      providers: [
        { resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl } },
      ],
    },
  },
]

/** The e-mail provider of ARMS, where there is a key for it. */
const mail = {
  resolve: "@medusajs/medusa/notification",
  options: {
    providers: [
      {
        resolve: "medusa-plugin-arms/providers/resend",
        id: "resend",
        options: { channels: ["email"], from: env.RESEND_FROM },
      },
    ],
  },
}

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    workerMode: (env.MEDUSA_WORKER_MODE as "shared" | "worker" | "server" | undefined) ?? "shared",
    http: {
      storeCors: env.STORE_CORS ?? "",
      adminCors: env.ADMIN_CORS ?? "",
      authCors: env.AUTH_CORS ?? "",
      jwtSecret: env.JWT_SECRET,
      cookieSecret: env.COOKIE_SECRET,
    },
  },
  admin: { disable: env.DISABLE_ADMIN === "true" },
  modules: [...(env.REDIS_URL ? shared(env.REDIS_URL) : []), ...(env.RESEND_API_KEY ? [mail] : [])],
  plugins: [
    {
      resolve: "medusa-plugin-arms",
      options: { test_clock: env.ARMS_TEST_CLOCK === "on", lease_seconds: Number(env.ARMS_LEASE_SECONDS ?? 60) },
    },
  ],
})
