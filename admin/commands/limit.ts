import { useTranslation } from "react-i18next"
import type { CreditStanding } from "../../src/contract/credit"
import type { Ask } from "./ask"

/** What a person may do about the credit limit of an account or group: propose one, for an account have ARMS propose one. */
export const useLimitAsks = (
  id: string,
  { scope = "account", currency }: { scope?: "account" | "group"; currency: string }
): Ask[] => {
  const { t } = useTranslation("arms")
  const inCurrency = { name: "currency", label: t("field.currency"), kind: "text", initial: currency } as const
  const ask = (name: Ask["name"], more: Partial<Ask>): Ask => ({
    name,
    label: t(`command.${name}`),
    hint: t(`command.hint.${name}`),
    fixed: {},
    ...more,
  })
  return [
    ask("propose_limit", {
      fixed: { scope, scope_id: id },
      fields: [
        {
          name: "mode",
          label: t("limits.limit"),
          kind: "choice",
          choices: ["amount", "zero", "none"].map((value) => ({ value, label: t(`limits.mode.${value}`) })),
        },
        { name: "amount", label: t("limits.amount"), kind: "amount", when: ({ mode }) => mode === "amount" },
        inCurrency,
        {
          name: "kind",
          label: t("limits.kind"),
          kind: "choice",
          choices: ["base", "temporary"].map((value) => ({ value, label: t(`limits.is.${value}`) })),
        },
        { name: "until", label: t("limits.untilTemporary"), kind: "day", when: ({ kind }) => kind === "temporary" },
      ],
    }),
    ...(scope === "account" ? [ask("suggest_limit", { fixed: { account_id: id }, fields: [inCurrency] })] : []),
  ]
}

/** Somebody has looked at a limit that binds, and it stays. */
export const useReviewAsk = (one: CreditStanding["in_force"][number]): Ask => {
  const { t } = useTranslation("arms")
  return {
    name: "review_limit",
    label: t("command.review_limit"),
    hint: t("command.hint.review_limit"),
    fixed: { limit_id: one.limit_id },
    fields: [{ name: "review_on", label: t("limits.nextReview"), kind: "day", optional: true }],
  }
}
