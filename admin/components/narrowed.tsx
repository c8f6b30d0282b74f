import { XMarkMini } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"

/** What only a link narrows a list by: said above it, and taken away with one click. */
export const Narrowed = ({ names }: { names: readonly string[] }) => {
  const { t } = useTranslation("arms")
  const [params, setParams] = useSearchParams()
  const present = names.filter((name) => params.get(name))
  if (present.length === 0) return null
  const clear = (name: string) => {
    const next = new URLSearchParams(params)
    next.delete(name)
    setParams(next, { replace: true })
  }
  return (
    <div className="flex flex-wrap gap-2 px-6 py-3">
      {present.map((name) => {
        const only = t(`narrowed.${name}`, { value: params.get(name) })
        return (
          <Button
            key={name}
            size="small"
            variant="secondary"
            aria-label={t("narrowed.clear", { only })}
            onClick={() => clear(name)}
          >
            {only}
            <XMarkMini />
          </Button>
        )
      })}
    </div>
  )
}
