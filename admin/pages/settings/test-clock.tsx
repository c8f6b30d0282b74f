import { Button, Input, Label, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useSend, useStanding } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { Section } from "../../components/section"

/** Sets the time, where the installation allows it: to see a month go by in a minute. */
export const TestClock = () => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const { data: standing } = useStanding()
  const [typed, setTyped] = useState<string | null>(null)
  const clock = useSend<{ now: string | null }>("test-clock")
  if (!standing?.test_clock || !may("configure")) return null
  const now = typed ?? `${standing.today} ${standing.time}`
  const set = (to: string | null) =>
    clock.mutate(
      { now: to },
      {
        onSuccess: () => {
          setTyped(null)
          toast.success(t("settings.clockIsSet"))
        },
        onError: (error) => toast.error(error.message),
      }
    )
  return (
    <Section title={t("settings.clock")} subtitle={t("settings.clockHint")}>
      <div className="flex flex-wrap items-end gap-2 px-6 py-4">
        <div className="flex flex-col gap-y-1">
          <Label htmlFor="arms-clock" size="small" weight="plus">
            {t("settings.clockNow")}
          </Label>
          <Input id="arms-clock" size="small" value={now} onChange={(event) => setTyped(event.target.value)} />
        </div>
        <Button size="small" variant="secondary" onClick={() => set(now)} isLoading={clock.isPending}>
          {t("settings.clockSet")}
        </Button>
        <Button size="small" variant="secondary" onClick={() => set(null)} disabled={!standing.clock_shifted}>
          {t("settings.clockReal")}
        </Button>
      </div>
    </Section>
  )
}
