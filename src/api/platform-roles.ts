import type { MiddlewareRoute } from "@medusajs/framework/http"
import type { ArmsPermission } from "../contract/permissions"
import { adminRoutes } from "./admin-routes"
import { METHODS, type ArmsRoute } from "./define-route"
import { pathsOf } from "./paths-of"

const needs = (path: string, method: (typeof METHODS)[number], permission: ArmsPermission): MiddlewareRoute => ({
  matcher: path.replace(/\[(\w+)\]/g, ":$1"),
  methods: [method],
  policies: { resource: "arms", operation: permission },
})

/**
 * What a role of the platform must hold for each route of the admin API: resource `arms`, operation `see`, `act`, `approve`
 * or `configure`. Plain data: Medusa asks it only where the merchant is licensed for its roles and has switched them on;
 * ARMS's own setting is asked in any case.
 */
export const platformRoles: readonly MiddlewareRoute[] = [
  needs("/admin/arms/openapi.json", "GET", "see"),
  ...Object.entries(adminRoutes).flatMap(([folder, handlers]) =>
    METHODS.flatMap((method) => {
      const route = (handlers as Partial<Record<string, ArmsRoute>>)[method]
      return route ? pathsOf(folder, route).map(({ path, permission }) => needs(path, method, permission)) : []
    })
  ),
]
