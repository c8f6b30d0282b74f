import { useTranslation } from "react-i18next"
import type { AccountResponse } from "../../src/contract/responses"
import { useUsers } from "../api/users"
import { useFormat } from "../components/format"
import type { Ask } from "./ask"

type Make = (name: Ask["name"], more?: Partial<Ask>) => Ask

const useMake = (account: AccountResponse): Make => {
  const { t } = useTranslation("arms")
  return (name, more = {}) => ({ name, label: t(`command.${name}`), fixed: { account_id: account.id }, ...more })
}

const useChoices = () => {
  const { t } = useTranslation("arms")
  return (names: readonly string[], prefix: string) => names.map((value) => ({ value, label: t(`${prefix}.${value}`) }))
}

/** May it order? Whoever holds by hand releases by hand; what else holds is released beside it. */
const useHoldAsks = (account: AccountResponse): Ask[] => {
  const { t } = useTranslation("arms")
  const make = useMake(account)
  const choices = useChoices()
  const until = { name: "until", label: t("field.untilOptional"), kind: "day", optional: true } as const
  const strength = {
    name: "strength",
    label: t("widget.strengthLabel"),
    kind: "choice",
    choices: choices(["on_credit", "all_orders"], "widget.strength"),
  } as const
  const forced = account.holds.find(({ kind }) => kind === "forced")
  const hold = forced ?? account.holds[0]
  const release = (hold_id: string) =>
    make("release_hold", {
      hint: t(`command.hint.${forced ? "release_forced" : "release_hold"}`),
      fixed: { hold_id },
      fields: forced ? [] : [until],
    })
  const place = make("place_hold", { hint: t("command.hint.place_hold"), fields: [strength, until] })
  return [...(hold ? [release(hold.id)] : []), ...(forced ? [] : [place])]
}

/** What a person may do with an account: its status, whether it may order, whether it is chased, who looks after it. */
export const useAccountAsks = (account: AccountResponse): { usual: Ask[]; rare: Ask[] } => {
  const { t } = useTranslation("arms")
  const { choices: users } = useUsers()
  const { day } = useFormat()
  const make = useMake(account)
  const choices = useChoices()
  const holds = useHoldAsks(account)
  const status = {
    name: "status",
    label: t("widget.status"),
    kind: "choice",
    initial: account.status ?? undefined,
    choices: choices(["green", "yellow", "red"], "status"),
  } as const
  const pin = { name: "pin_until", label: t("widget.pinUntil"), kind: "day", optional: true } as const
  const owner = {
    name: "owner_id",
    label: t("work.assignee"),
    kind: "choice",
    choices: users,
    initial: account.owner_id ?? undefined,
  } as const
  return {
    usual: [
      make("set_status", { fields: [status, pin] }),
      ...holds,
      ...(account.pinned_until
        ? [make("unpin_status", { hint: t("widget.pinned", { date: day(account.pinned_until) }) })]
        : []),
    ],
    rare: [
      make("place_dunning_block", {
        hint: t("command.hint.block_account"),
        fields: [{ name: "until", label: t("field.until"), kind: "day" }],
      }),
      make("assign_owner", { hint: t("command.hint.assign_owner"), fields: [owner] }),
    ],
  }
}
