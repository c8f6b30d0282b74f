import { Drawer, Skeleton, Tabs, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { RefusedRowResponse, UnmatchedRowResponse, VanishedRowResponse } from "../../../src/contract/source-rows"
import { useSourceRows } from "../../api/sources"
import { useFormat } from "../../components/format"
import { Named } from "../../components/named"
import { Unmatched } from "./unmatched"
import { said } from "../../refusals/said"

const Lines = <T,>({ name, list, line }: { name: string; list: string; line: (row: T) => ReactNode }) => {
  const { t } = useTranslation("arms")
  const { data, error } = useSourceRows<T>(name, list)
  if (error)
    return (
      <Text role="alert" className="text-ui-fg-error py-4">
        {error.message}
      </Text>
    )
  if (!data) return <Skeleton className="my-4 h-32" />
  if (data.length === 0)
    return (
      <Text size="small" className="text-ui-fg-subtle py-4">
        {t("sources.nothing")}
      </Text>
    )
  return (
    <ul className="divide-y">
      {data.map((row, index) => (
        <li key={index} className="flex flex-col gap-y-1 py-3">
          {line(row)}
        </li>
      ))}
    </ul>
  )
}

const Refused = (row: RefusedRowResponse) => (
  <>
    <Text size="small" weight="plus">
      {row.external_id}
    </Text>
    <Text size="small" className="text-ui-fg-subtle">
      {said(row.sentence)}
    </Text>
  </>
)

/** What of a ledger a person has to look at: the first hundred of each kind. */
export const RowsDrawer = ({ name, onClose }: { name: string | null; onClose: () => void }) => {
  const { t } = useTranslation("arms")
  const { day, money } = useFormat()
  const vanished = (row: VanishedRowResponse) => (
    <>
      <Link to={`/arms/receivables/${row.id}`} className="text-ui-tag-blue-text txt-compact-small-plus">
        {row.number} · {row.account_name}
      </Link>
      <Text size="small" className="text-ui-fg-subtle">
        {money(row.open_amount, row.currency)} · {t("sources.since", { day: day(row.vanished_on) })}
      </Text>
    </>
  )
  return (
    <Drawer open={name !== null} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Named>
          <Drawer.Header>
            <Drawer.Title>{name}</Drawer.Title>
          </Drawer.Header>
        </Named>
        {name ? (
          <Drawer.Body className="overflow-y-auto">
            <Tabs defaultValue="refused">
              <Tabs.List>
                {["refused", "vanished", "unmatched"].map((list) => (
                  <Tabs.Trigger key={list} value={list}>
                    {t(`sources.list.${list}`)}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
              <Tabs.Content value="refused">
                <Lines<RefusedRowResponse> name={name} list="refused" line={Refused} />
              </Tabs.Content>
              <Tabs.Content value="vanished">
                <Lines<VanishedRowResponse> name={name} list="vanished" line={vanished} />
              </Tabs.Content>
              <Tabs.Content value="unmatched">
                <Lines<UnmatchedRowResponse> name={name} list="unmatched" line={(row) => <Unmatched row={row} />} />
              </Tabs.Content>
            </Tabs>
          </Drawer.Body>
        ) : null}
      </Drawer.Content>
    </Drawer>
  )
}
