import { useTranslation } from "react-i18next"
import type { AccountResponse } from "../../src/contract/responses"
import { useFormat } from "../components/format"
import type { Ask } from "./ask"

/** What a person may do with an account: its status and whether it may order. */
export const useAccountAsks = (account: AccountResponse): Ask[] => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const [hold] = account.holds
  const choices = (names: readonly string[], prefix: string) =>
    names.map((value) => ({ value, label: t(`${prefix}.${value}`) }))
  const status: Ask = {
    name: "set_status",
    label: t("command.set_status"),
    fixed: { account_id: account.id },
    fields: [
      {
        name: "status",
        label: t("widget.status"),
        kind: "choice",
        choices: choices(["green", "yellow", "red"], "status"),
      },
      { name: "pin_until", label: t("widget.pinUntil"), kind: "day", optional: true },
    ],
  }
  const place: Ask = {
    name: "place_hold",
    label: t("command.place_hold"),
    hint: t("command.hint.place_hold"),
    fixed: { account_id: account.id },
    fields: [
      {
        name: "strength",
        label: t("widget.strengthLabel"),
        kind: "choice",
        choices: choices(["on_credit", "all_orders"], "widget.strength"),
      },
      { name: "until", label: t("field.untilOptional"), kind: "day", optional: true },
    ],
  }
  const release = (id: string): Ask => ({
    name: "release_hold",
    label: t("command.release_hold"),
    hint: t("command.hint.release_hold"),
    fixed: { hold_id: id },
  })
  const unpin: Ask = {
    name: "unpin_status",
    label: t("command.unpin_status"),
    hint: account.pinned_until ? t("widget.pinned", { date: day(account.pinned_until) }) : "",
    fixed: { account_id: account.id },
  }
  return [status, hold ? release(hold.id) : place, ...(account.pinned_until ? [unpin] : [])]
}
