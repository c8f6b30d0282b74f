import { useTranslation } from "react-i18next"
import type { AccountResponse } from "../../src/contract/responses"
import { useUsers } from "../api/users"
import { useFormat } from "../components/format"
import type { Ask } from "./ask"

/** What a person may do with an account: its status and whether it may order. */
export const useAccountAsks = (account: AccountResponse): { usual: Ask[]; rare: Ask[] } => {
  const { t } = useTranslation("arms")
  const { choices: users } = useUsers()
  const { day } = useFormat()
  // Whoever holds by hand releases by hand; what else holds is released beside it.
  const forced = account.holds.find(({ kind }) => kind === "forced")
  const hold = forced ?? account.holds[0]
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
        initial: account.status ?? undefined,
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
    fields: [{ name: "until", label: t("field.untilOptional"), kind: "day", optional: true }],
  })
  const unpin: Ask = {
    name: "unpin_status",
    label: t("command.unpin_status"),
    hint: account.pinned_until ? t("widget.pinned", { date: day(account.pinned_until) }) : "",
    fixed: { account_id: account.id },
  }
  const leaveAlone: Ask = {
    name: "place_dunning_block",
    label: t("command.place_dunning_block"),
    hint: t("command.hint.block_account"),
    fixed: { account_id: account.id },
    fields: [{ name: "until", label: t("field.until"), kind: "day" }],
  }
  const owner: Ask = {
    name: "assign_owner",
    label: t("command.assign_owner"),
    hint: t("command.hint.assign_owner"),
    fixed: { account_id: account.id },
    fields: [
      {
        name: "owner_id",
        label: t("work.assignee"),
        kind: "choice",
        choices: users,
        initial: account.owner_id ?? undefined,
      },
    ],
  }
  return {
    usual: [
      status,
      ...(hold ? [release(hold.id)] : []),
      ...(forced ? [] : [place]),
      ...(account.pinned_until ? [unpin] : []),
    ],
    rare: [leaveAlone, owner],
  }
}
