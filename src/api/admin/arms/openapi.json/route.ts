import { openApiDocument } from "../../../openapi"
import { defineRoute } from "../../../define-route"

/** The admin API as an OpenAPI document, made of the schemas that check its requests. */
export const GET = defineRoute({
  permission: "see",
  handle: async ({ arms }) => openApiDocument(arms.catalog),
})
