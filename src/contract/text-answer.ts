/** What can be written: keys that ship, languages, variables, the merchant's own texts. */
export interface TextsResponse {
  shipped: readonly string[]
  languages: readonly string[]
  variables: Readonly<Record<string, { readonly always: boolean; readonly meaning: string }>>
  texts: { key: string; language: string; version: number; updated_at: string; actor: string }[]
}

/** A text as it is written; variables in double braces. */
export interface TextContentResponse {
  subject: string
  greeting: string
  before: readonly string[]
  after: readonly string[]
  closing: string
  document?: "linked" | "attached" | "neither"
}

/** A text with what ships under its key and the merchant's own versions, newest first. */
export interface TextResponse {
  shipped: TextContentResponse | null
  versions: {
    id: string
    version: number
    content: TextContentResponse
    actor: string
    reason: string | null
    created_at: string
  }[]
}
