import { savedViewSchema, savedViewsQuery } from "../../../../contract/saved-views"
import { newId } from "../../../../modules/arms/run/ids"
import { saveView, savedViews } from "../../../../modules/arms/sql/saved-views"
import { defineRoute } from "../../../define-route"

/** Views of a list: one's own, and those others share. */
export const GET = defineRoute({
  permission: "see",
  query: savedViewsQuery,
  handle: async ({ arms, query, actor }) => ({ saved_views: await savedViews(arms.host.db(), query.list, actor) }),
})

/** Keeps a list as it is narrowed. It changes nothing of the business, so the register is not told. */
export const POST = defineRoute({
  permission: "see",
  body: savedViewSchema,
  handle: async ({ arms, body: { list, name, query, is_shared }, actor }) => {
    await saveView(arms.host.db(), { id: newId("arvie"), list, ownerId: actor, name, query, isShared: is_shared })
    return { saved_views: await savedViews(arms.host.db(), list, actor) }
  },
})
