import { Button, Drawer, Label, Select, Textarea, toast, DatePicker, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useCommand } from "../api/client"

/** Which of the three things a person may do from the customer's page. */
export type CommandKind = "set_status" | "place_hold" | "release_hold"

interface Props {
  readonly kind: CommandKind | null
  readonly accountId: string
  readonly holdId: string | null
  readonly onClose: () => void
}

const CHOICES: Record<CommandKind, readonly string[]> = {
  set_status: ["green", "yellow", "red"],
  place_hold: ["on_credit", "all_orders"],
  release_hold: [],
}

const isoDay = (date: Date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`

const Form = ({ kind, accountId, holdId, onClose }: Props & { kind: CommandKind }) => {
  const { t } = useTranslation("arms")
  const [choice, setChoice] = useState(CHOICES[kind][0] ?? "")
  const [until, setUntil] = useState<Date | null>(null)
  const [reason, setReason] = useState("")
  const command = useCommand()
  const inputs: Record<CommandKind, () => Record<string, unknown>> = {
    set_status: () => ({ account_id: accountId, status: choice, ...(until ? { pin_until: isoDay(until) } : {}) }),
    place_hold: () => ({ account_id: accountId, strength: choice }),
    release_hold: () => ({ hold_id: holdId }),
  }
  const save = () =>
    command.mutate(
      { name: kind, input: { ...inputs[kind](), reason } },
      {
        onSuccess: () => {
          toast.success(t("widget.saved"))
          onClose()
        },
        onError: (error) => toast.error(error.message),
      }
    )
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-4">
        {kind !== "set_status" ? (
          <Text size="small">{t(kind === "place_hold" ? "widget.holdHint" : "widget.releaseHint")}</Text>
        ) : null}
        {CHOICES[kind].length > 0 ? (
          <div className="flex flex-col gap-y-2">
            <Label htmlFor="arms-choice">{t(kind === "set_status" ? "widget.status" : "widget.strengthLabel")}</Label>
            <Select value={choice} onValueChange={setChoice}>
              <Select.Trigger id="arms-choice">
                <Select.Value />
              </Select.Trigger>
              <Select.Content>
                {CHOICES[kind].map((value) => (
                  <Select.Item key={value} value={value}>
                    {t(kind === "set_status" ? `status.${value}` : `widget.strength.${value}`)}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select>
          </div>
        ) : null}
        {kind === "set_status" ? (
          <div className="flex flex-col gap-y-2">
            <Label>{t("widget.pinUntil")}</Label>
            <DatePicker value={until} onChange={setUntil} aria-label={t("widget.pinUntil")} />
          </div>
        ) : null}
        <div className="flex flex-col gap-y-2">
          <Label htmlFor="arms-reason">{t("widget.reason")}</Label>
          <Textarea
            id="arms-reason"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={500}
          />
          <Text size="xsmall" className="text-ui-fg-muted">
            {t("widget.reasonHint")}
          </Text>
        </div>
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button variant="secondary">{t("widget.cancel")}</Button>
        </Drawer.Close>
        <Button onClick={save} disabled={reason.trim() === ""} isLoading={command.isPending}>
          {t("widget.save")}
        </Button>
      </Drawer.Footer>
    </>
  )
}

const TITLES: Record<CommandKind, string> = {
  set_status: "widget.setStatus",
  place_hold: "widget.hold",
  release_hold: "widget.release",
}

/** Asks for what a command needs, and for its reason. */
export const CommandDrawer = (props: Props) => {
  const { t } = useTranslation("arms")
  return (
    <Drawer open={props.kind !== null} onOpenChange={(open) => !open && props.onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{props.kind ? t(TITLES[props.kind]) : ""}</Drawer.Title>
        </Drawer.Header>
        {props.kind ? <Form key={props.kind} {...props} kind={props.kind} /> : null}
      </Drawer.Content>
    </Drawer>
  )
}
