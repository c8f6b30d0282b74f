import { commandSchemas } from "../contract/commands"
import { FILE_KINDS } from "../contract/imports"
import type { ArmsPermission } from "../contract/permissions"
import type { ArmsRoute } from "./define-route"

/** The folder of the commands' one route. */
export const COMMANDS = "/admin/arms/commands/[name]"

/** What the name in a path may be, where the permission hangs on it. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  [COMMANDS]: Object.keys(commandSchemas),
  "/admin/arms/imports/[kind]": FILE_KINDS,
}

/**
 * The paths of a route's folder with the permission each needs: one, or one for each name where the permission hangs on it.
 * `do_now` may ask more for what it does.
 */
export function pathsOf(
  folder: string,
  { permission }: Pick<ArmsRoute, "permission">
): { readonly path: string; readonly permission: ArmsPermission }[] {
  if (typeof permission === "string") return [{ path: folder, permission }]
  return NAMES[folder].map((name) => ({
    path: folder.replace(/\[\w+\]/, name),
    permission: permission({ name, kind: name }, { body: null, catalog: { operations: {} } }),
  }))
}
