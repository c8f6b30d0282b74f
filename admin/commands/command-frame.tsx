import { Button, Drawer, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Field } from "../components/field"
import { byLabel } from "../refusals/by-label"
import { byReason } from "../refusals/by-reason"

interface Props {
  /** On the button that runs the command; its own words where it destroys something. */
  readonly goLabel: string
  readonly isDanger?: boolean
  readonly canGo: boolean
  readonly isGoing: boolean
  readonly onGo: () => void
  /** Why it was refused: what was typed stays, and the sentence says what to change. */
  readonly error: Error | null
  /** What it asks for, to call a field as the form does. */
  readonly fields?: readonly Field[]
  readonly children: ReactNode
}

/** A command's form within a drawer: what it asks for, why it was refused, and the buttons that run or leave it. */
export const CommandFrame = ({
  goLabel,
  isDanger = false,
  canGo,
  isGoing,
  onGo,
  error,
  fields = [],
  children,
}: Props) => {
  const { t } = useTranslation("arms")
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
        {children}
        {error ? (
          <Text role="alert" size="small" className="text-ui-fg-error">
            {byReason(byLabel(error.message, fields), t)}
          </Text>
        ) : null}
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button variant="secondary">{t("command.cancel")}</Button>
        </Drawer.Close>
        <Button variant={isDanger ? "danger" : "primary"} onClick={onGo} disabled={!canGo} isLoading={isGoing}>
          {goLabel}
        </Button>
      </Drawer.Footer>
    </>
  )
}
