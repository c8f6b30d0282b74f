import { EllipsisHorizontal } from "@medusajs/icons"
import { Button, DropdownMenu, IconButton } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Ask } from "./ask"
import { CommandDrawer } from "./command-drawer"
import { useMay } from "./use-may"

/** What was opened, as the record stands now: after somebody else's change the next try starts from it. */
const presentOf = (asks: readonly Ask[], open: Ask | null) =>
  open && (asks.find(({ name }) => name === open.name) ?? open)

/** Commands as buttons: those the user may run. */
export const CommandButtons = ({ asks }: { asks: readonly Ask[] }) => {
  const { mayRun } = useMay()
  const [open, setOpen] = useState<Ask | null>(null)
  return (
    <>
      {asks
        .filter((ask) => mayRun(ask.name))
        .map((ask) => (
          <Button key={ask.name} size="small" variant="secondary" onClick={() => setOpen(ask)}>
            {ask.label}
          </Button>
        ))}
      <CommandDrawer ask={presentOf(asks, open)} onClose={() => setOpen(null)} />
    </>
  )
}

/** The rarer commands of a record, behind three dots. */
export const CommandMenu = ({ asks, label }: { asks: readonly Ask[]; label?: string }) => {
  const { t } = useTranslation("arms")
  const { mayRun } = useMay()
  const [open, setOpen] = useState<Ask | null>(null)
  const allowed = asks.filter((ask) => mayRun(ask.name))
  if (allowed.length === 0) return null
  return (
    <>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton variant="transparent" size="small" aria-label={label ?? t("command.more")}>
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          {allowed.map((ask) => (
            <DropdownMenu.Item key={ask.name} onSelect={() => setOpen(ask)}>
              {ask.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu>
      <CommandDrawer ask={presentOf(allowed, open)} onClose={() => setOpen(null)} />
    </>
  )
}
