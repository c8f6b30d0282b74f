import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { DunningBlockResponse } from "../../src/contract/receivables"
import type { AccountResponse } from "../../src/contract/responses"
import { CommandButtons } from "../commands/command-buttons"
import { ReliabilityBadge } from "../components/badges"
import { useFormat } from "../components/format"

const SHOWN = 5

/** The statuses an account has had, newest first, with who or what gave them and why. */
export const StatusHistory = ({ account }: { account: AccountResponse }) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  // What a rule rests on stands in the log; its id says nothing.
  const reasonOf = (reason: string) =>
    t(`widget.statusReason.${reason.replace(/[^a-z]+/g, "_")}`, { defaultValue: reason })
  if (account.status_history.length === 0) return null
  return (
    <section className="flex flex-col gap-y-3 px-6 py-4" aria-label={t("widget.history")}>
      <Text size="small" weight="plus">
        {t("widget.history")}
      </Text>
      <ol className="flex flex-col gap-y-2">
        {account.status_history.slice(0, SHOWN).map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-2">
            <ReliabilityBadge status={one.status as "green" | "yellow" | "red"} />
            <Text size="small" className="text-ui-fg-subtle">
              {day(one.since)} – {one.until ? day(one.until) : t("widget.today")} ·{" "}
              {t(`widget.source.${one.source}`, { defaultValue: one.source })}
              {one.reason && one.source !== "rule" ? `: ${reasonOf(one.reason)}` : ""}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface BlocksProps {
  readonly blocks: readonly DunningBlockResponse[]
  /** Whose page it stands on; `null`: the account's. What is about it needs no word. */
  readonly onReceivable: string | null
}

/** Until when the account, or a receivable of it, is not chased, and why; a person may end it. */
export const DunningBlocks = ({ blocks, onReceivable }: BlocksProps) => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  if (blocks.length === 0) return null
  return (
    <section className="flex flex-col gap-y-3 px-6 py-4" aria-label={t("widget.dunningBlocks")}>
      {blocks.map((block) => (
        <div key={block.id} className="flex flex-wrap items-center justify-between gap-2">
          <Text size="small">
            {t("widget.notChased", { date: day(block.until) })}: {block.reason}{" "}
            {block.receivable_id === onReceivable ? null : block.receivable_id === null ? (
              t("widget.wholeAccount")
            ) : (
              <Link className="text-ui-tag-blue-text underline" to={`/arms/receivables/${block.receivable_id}`}>
                {t("widget.oneReceivable")}
              </Link>
            )}
          </Text>
          <CommandButtons
            asks={[{ name: "end_dunning_block", label: t("command.end_dunning_block"), fixed: { block_id: block.id } }]}
          />
        </div>
      ))}
    </section>
  )
}
