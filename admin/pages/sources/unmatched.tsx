import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { UnmatchedRowResponse } from "../../../src/contract/source-rows"
import { useCustomersLike } from "../../api/shop"
import type { Ask } from "../../commands/ask"
import { CommandButtons } from "../../commands/command-buttons"

/** A customer of a ledger who may be one of the shop: a person says who he is. */
const useAsks = (row: UnmatchedRowResponse): Ask[] => {
  const { t } = useTranslation("arms")
  const { data: customers } = useCustomersLike(row.name)
  const link: Ask = {
    name: "link_customer",
    label: t("command.link_customer"),
    hint: t("command.hint.link_customer", { name: row.name }),
    fixed: { account_id: row.account_id },
    fields: [{ name: "customer_id", label: t("sources.customer"), kind: "choice", choices: customers ?? [] }],
  }
  if (row.may_be.length === 0) return [link]
  const merge: Ask = {
    name: "merge_accounts",
    label: t("command.merge_accounts"),
    hint: t("command.hint.merge_accounts", { name: row.name }),
    fixed: { from: row.account_id },
    fields: [
      {
        name: "into",
        label: t("register.customer"),
        kind: "choice",
        choices: row.may_be.map((one) => ({ value: one.account_id, label: one.name })),
      },
    ],
  }
  return [merge, link]
}

/** A customer of a ledger nobody buys for in the shop, and what makes him one. */
export const Unmatched = ({ row }: { row: UnmatchedRowResponse }) => {
  const { t } = useTranslation("arms")
  const asks = useAsks(row)
  return (
    <>
      <Link className="text-ui-tag-blue-text txt-compact-small-plus" to={`/arms/customers/${row.account_id}`}>
        {row.name} · {row.external_id}
      </Link>
      <Text size="small" className="text-ui-fg-subtle">
        {row.may_be.length > 0
          ? t("sources.mayBe", { names: row.may_be.map((one) => one.name).join(", ") })
          : t("sources.nobody")}
      </Text>
      <div className="flex flex-wrap gap-2">
        <CommandButtons asks={asks} />
      </div>
    </>
  )
}
