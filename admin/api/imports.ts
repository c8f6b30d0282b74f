import type { ImportKind, ImportResponse, RatesImportResponse } from "../../src/contract/imports"
import { inWords } from "../refusals/said"
import { sdk } from "./client"

interface Import {
  readonly kind: ImportKind
  readonly file: File
  readonly query: Readonly<Record<string, string | undefined>>
}

const send = async <T>(kind: string, file: File, query: Import["query"]): Promise<T> => {
  const answer = await inWords(
    sdk.client.fetch<{ import: T }>(`/admin/arms/imports/${kind}`, {
      method: "POST",
      query,
      headers: { "content-type": "text/csv" },
      body: file,
    })
  )
  return answer.import
}

/** Sends a file of documents or payments as it is. */
export const importFile = ({ kind, file, query }: Import) => send<ImportResponse>(kind, file, query)

/** Sends a file of exchange rates; `dry`: only tried. */
export const importRates = ({ file, dry }: { readonly file: File; readonly dry: boolean }) =>
  send<RatesImportResponse>("rates", file, { dry_run: String(dry) })
