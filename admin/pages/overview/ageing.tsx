import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { AgeingRow, OverviewResponse } from "../../../src/contract/overview"
import { FactsAge } from "../../components/facts-age"
import { useFormat } from "../../components/format"
import { QuietLine } from "../../components/lines"
import { Section } from "../../components/section"

/** Buckets, from not yet due to the oldest, in the kit's own colours. */
const BUCKETS = [
  ["not_due", "var(--tag-green-icon)"],
  ["days_1_30", "var(--tag-blue-icon)"],
  ["days_31_60", "var(--tag-orange-icon)"],
  ["days_61_90", "var(--tag-purple-icon)"],
  ["over_90", "var(--tag-red-icon)"],
] as const

/** Shares of a bar need no more than the precision of the eye. */
const share = (part: string, whole: string): number => (Number(whole) === 0 ? 0 : (Number(part) / Number(whole)) * 100)

const Currency = ({ row }: { row: AgeingRow }) => {
  const { t } = useTranslation("arms")
  const { money } = useFormat()
  const list = `/arms/receivables?state=open&currency=${row.currency}`
  return (
    <section className="flex flex-col gap-y-3 px-6 py-4" aria-label={row.currency}>
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <Link className="txt-compact-medium-plus" to={list}>
          {t("overview.openOf", { amount: money(row.open, row.currency), count: row.count })}
        </Link>
        <Link className="txt-small text-ui-tag-blue-text" to={`${list}&overdue=true`}>
          {t("overview.overdueOf", { amount: money(row.overdue, row.currency), count: row.overdue_count })}
        </Link>
      </div>
      <div className="bg-ui-bg-component flex h-2 w-full gap-x-px overflow-hidden rounded-full" aria-hidden="true">
        {BUCKETS.filter(([bucket]) => Number(row[bucket]) > 0).map(([bucket, color]) => (
          <div key={bucket} style={{ width: `${share(row[bucket], row.open)}%`, backgroundColor: color }} />
        ))}
      </div>
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-5">
        {BUCKETS.map(([bucket, color]) => (
          <div key={bucket}>
            <dt className="txt-compact-xsmall text-ui-fg-subtle flex items-center gap-x-2">
              <span
                className="inline-block size-2 rounded-full"
                style={{ backgroundColor: color }}
                aria-hidden="true"
              />
              {t(`overview.bucket.${bucket}`)}
            </dt>
            <dd className="txt-compact-small">
              <Link className="text-ui-tag-blue-text" to={`${list}&bucket=${bucket}`}>
                {money(row[bucket], row.currency)}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What is open by age, a bar for each currency; how old the facts of ledgers elsewhere are. */
export const Ageing = ({ rows, facts }: { rows: readonly AgeingRow[]; facts: OverviewResponse["facts"] }) => {
  const { t } = useTranslation("arms")
  return (
    <Section title={t("overview.ageing")} actions={<FactsAge facts={facts} />}>
      {rows.length === 0 ? (
        <QuietLine>{t("overview.nothingOpen")}</QuietLine>
      ) : (
        rows.map((row) => <Currency key={row.currency} row={row} />)
      )}
    </Section>
  )
}
