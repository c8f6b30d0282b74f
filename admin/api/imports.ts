import type { ImportKind, ImportResponse } from "../../src/contract/imports"
import { sdk } from "./client"

interface Import {
  readonly kind: ImportKind
  readonly file: File
  readonly query: Readonly<Record<string, string | undefined>>
}

/** Sends a file as it is. */
export const importFile = async ({ kind, file, query }: Import): Promise<ImportResponse> => {
  const answer = await sdk.client.fetch<{ import: ImportResponse }>(`/admin/arms/imports/${kind}`, {
    method: "POST",
    query,
    headers: { "content-type": "text/csv" },
    body: file,
  })
  return answer.import
}
