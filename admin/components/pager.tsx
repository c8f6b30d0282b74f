import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

interface Props {
  readonly page: number
  /** Rows there are. */
  readonly count: number
  /** Rows of a page. */
  readonly size: number
  readonly onTurn: (page: number) => void
}

/** To and fro in a list that is no table; nothing where all of it is shown. */
export const Pager = ({ page, count, size, onTurn }: Props) => {
  const { t } = useTranslation("arms")
  if (count <= size) return null
  const last = Math.ceil(count / size) - 1
  return (
    <nav className="flex items-center justify-between px-6 py-3" aria-label={t("list.pages")}>
      <Text size="small" className="text-ui-fg-subtle">
        {t("list.part", { first: page * size + 1, last: Math.min(count, (page + 1) * size), count })}
      </Text>
      <div className="flex gap-2">
        <Button size="small" variant="transparent" disabled={page === 0} onClick={() => onTurn(page - 1)}>
          {t("list.prev")}
        </Button>
        <Button size="small" variant="transparent" disabled={page >= last} onClick={() => onTurn(page + 1)}>
          {t("list.next")}
        </Button>
      </div>
    </nav>
  )
}
