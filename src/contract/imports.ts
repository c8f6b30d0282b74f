/** Files that can be imported, and their columns; the API names them in its refusals too. */
export const IMPORT_COLUMNS = {
  receivables: {
    required: ["external_id", "account", "issue_date", "amount", "currency"],
    optional: [
      "due_date",
      "number",
      "account_name",
      "email",
      "vat_id",
      "order_number",
      "document_type",
      "purchase_order_number",
      "selling_entity",
      "sales_channel",
      "payment_method",
      "document_url",
    ],
  },
  payments: {
    required: ["external_id", "account", "amount", "currency", "value_date"],
    optional: ["state", "number", "reference"],
  },
} as const

/** See {@link IMPORT_COLUMNS}. */
export type ImportKind = keyof typeof IMPORT_COLUMNS

/** Everything that can be imported from a file. */
export const FILE_KINDS = ["receivables", "payments", "rates"] as const

/** What came of a file. */
export interface ImportResponse {
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: readonly { readonly line: number; readonly sentence: string }[]
  readonly dry_run: boolean
  readonly repeated_rows: number
}

/** What came of a file of exchange rates, or would. */
export interface RatesImportResponse {
  readonly rates: number
  readonly dry_run: boolean
}
