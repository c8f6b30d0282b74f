import { settingsUpdateSchema } from "../../../../contract/settings"
import { updateSettings } from "../../../../modules/arms/commands/settings"
import { defineRoute } from "../../../define-route"

export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }) => {
    const { settings, settingsVersion, liveSince } = await arms.world()
    return { settings, version: settingsVersion, live_since: liveSince }
  },
})

export const POST = defineRoute({
  permission: "configure",
  body: settingsUpdateSchema,
  handle: async ({ arms, body, actor }) =>
    arms.runCommand("update_settings", body, { actor, reason: "settings" }, (context) => updateSettings(context, body)),
})
