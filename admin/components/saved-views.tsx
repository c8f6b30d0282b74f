import { Trash } from "@medusajs/icons"
import { Button, IconButton, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router-dom"
import type { ViewedList } from "../../src/contract/saved-views"
import { useSavedViews } from "../api/saved-views"
import { ButtonDrawer } from "./button-drawer"
import { FieldInput } from "./field"
import { ErrorLine } from "./lines"

interface Props {
  readonly list: ViewedList
  /** What narrows the list; everything else of the address is left out. */
  readonly names: readonly string[]
}

/** Lists as people keep them: open one, keep this one, take one away. */
export const SavedViews = ({ list, names }: Props) => {
  const { t } = useTranslation("arms")
  const [params] = useSearchParams()
  const { views, save, drop } = useSavedViews(list)
  const [name, setName] = useState("")
  const [shared, setShared] = useState("")
  const query = new URLSearchParams([...params].filter(([key, value]) => names.includes(key) && value)).toString()
  const keep = () =>
    save.mutate(
      { name: name.trim(), query, is_shared: shared === "true" },
      {
        onSuccess: () => {
          toast.success(t("command.saved"))
          setName("")
        },
      }
    )
  return (
    <ButtonDrawer label={t("views.title")}>
      {views.length === 0 ? <Text size="small">{t("views.none")}</Text> : null}
      <ul className="flex flex-col gap-y-2">
        {views.map((view) => (
          <li key={view.id} className="flex items-center justify-between gap-x-2">
            <Link className="text-ui-tag-blue-text txt-small" to={{ search: view.query }}>
              {view.name}
            </Link>
            <span className="flex items-center gap-x-2">
              {view.is_shared ? (
                <Text size="xsmall" className="text-ui-fg-subtle">
                  {t(view.is_mine ? "views.sharedByMe" : "views.shared")}
                </Text>
              ) : null}
              {view.is_mine ? (
                <IconButton
                  size="small"
                  variant="transparent"
                  aria-label={t("views.remove", { name: view.name })}
                  onClick={() => drop.mutate(view.id)}
                >
                  <Trash />
                </IconButton>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <FieldInput field={{ name: "view-name", label: t("views.name"), kind: "text" }} value={name} onChange={setName} />
      <FieldInput
        field={{ name: "view-shared", label: t("views.share"), kind: "check" }}
        value={shared}
        onChange={setShared}
      />
      {save.error ? <ErrorLine>{save.error.message}</ErrorLine> : null}
      <Button size="small" className="w-fit" onClick={keep} disabled={name.trim() === ""} isLoading={save.isPending}>
        {t("views.keep")}
      </Button>
    </ButtonDrawer>
  )
}
